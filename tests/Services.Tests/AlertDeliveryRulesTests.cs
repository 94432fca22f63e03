using System.Text;
using NewsPipeline.Alerts.Delivering;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public class AlertDeliveryRulesTests
{
    [Fact]
    public void A_signature_is_the_one_that_the_reference_implementations_of_Standard_Webhooks_make() =>
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            StandardWebhooks.Sign(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                DateTimeOffset.FromUnixTimeSeconds(1614265330),
                Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));

    [Fact]
    public void A_secret_is_random_and_at_least_as_long_as_the_specification_asks()
    {
        var secrets = Enumerable.Range(0, 20).Select(_ => StandardWebhooks.NewSecret()).ToList();

        Assert.Equal(20, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.InRange(Convert.FromBase64String(secret["whsec_".Length..]).Length, 24, 64));
    }

    [Fact]
    public void Ten_tries_stand_where_the_specification_puts_them()
    {
        var since = TimeSpan.Zero;
        var tries = new List<string> { $"{since:c}" };
        for (var made = 1; RetrySchedule.Rest(made, null, chance: 0) is { } rest; made++)
        {
            since += rest;
            tries.Add($"{(int)since.TotalHours:00}:{since:mm\\:ss}");
        }

        Assert.Equal(
            ["00:00:00", "00:00:05", "00:05:05", "00:35:05", "02:35:05", "07:35:05", "17:35:05", "31:35:05", "51:35:05", "75:35:05"],
            tries);
    }

    [Fact]
    public void Chance_only_lengthens_a_rest_and_only_a_little() =>
        Assert.Equal(TimeSpan.FromSeconds(6), RetrySchedule.Rest(1, null, chance: 1));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3_600, 3_600)]
    [InlineData(10_000_000, 86_400)]
    [InlineData(-10, 5)]
    public void A_receiver_that_asks_for_patience_gets_it_up_to_a_day(int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetrySchedule.Rest(1, TimeSpan.FromSeconds(asked), chance: 0));

    [Fact]
    public void Deliveries_that_failed_together_do_not_come_back_together()
    {
        var due = Enumerable.Range(0, 50)
            .Select(i => new Delivery($"msg_{i}", AlertSome.Subscription(), new Alert(1, AlertSome.Report(), AlertSome.Noon), DeliveryState.Waiting, AlertSome.Noon, 1, null, null))
            .Select(delivery => Verdict.Of(delivery, new Receipt.Failed("no"), AlertSome.Noon).DueAt!.Value)
            .ToList();

        Assert.True(due.Distinct().Count() > 45);
        Assert.All(due, at => Assert.InRange(at - AlertSome.Noon, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6)));
    }
}
