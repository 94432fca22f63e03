using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>Demands and subscriptions for the tests of Alerts: say only what the test is about.</summary>
internal static class AlertSome
{
    public static readonly DateTimeOffset Noon = Some.Morning.AddHours(4);

    public static DemandReport Report(
        string id = "d1",
        string what = "confirm its neutral status",
        Party? issuer = null,
        Party? addressee = null,
        Strength strength = Strength.Demand,
        string topic = "neutrality and alliances",
        string outlet = "harbourpost.example",
        string title = "Talks open in Istanbul",
        string quote = "Russia demands that Ukraine confirm its neutral status.",
        bool negated = false)
    {
        var (by, of) = (issuer ?? new Party("Russia", "Q159"), addressee ?? new Party("the Ukrainian delegation", "Q212"));
        var demand = Some.Demand(what, strength: strength, topic: topic) with { Issuer = by, Addressee = of, Negated = negated };
        return new(
            new StoryId("st1"),
            "Talks in Istanbul",
            new PlacedDemand(new DemandId(id), by, of, what, Raised: true, demand),
            new ArticleId("a1"),
            outlet,
            new Uri($"https://{outlet}/a1"),
            title,
            quote,
            Some.Morning);
    }

    public static Subscription Subscription(string id = "sub_1", Uri? webhook = null, Interest? interest = null) =>
        new(id, interest ?? new(), webhook, webhook is null ? null : "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Some.Morning);
}
