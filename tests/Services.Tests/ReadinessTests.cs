using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Readiness;
using NewsPipeline.Hosting.Waiting;

namespace NewsPipeline.Services.Tests;

/// <summary>What <c>/healthz/ready</c> tells of a service, whatever its parts are up to.</summary>
public sealed class ReadinessTests : IAsyncDisposable
{
    private WebApplication app = null!;

    private Patience Patience => app.Services.GetRequiredService<Patience>();

    [Fact]
    public async Task Who_can_do_its_work_is_ready_with_every_check_by_name()
    {
        var (status, answer) = await AskAsync(await StartAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ready", answer.GetProperty("status").GetString());
        var check = Assert.Single(answer.GetProperty("checks").EnumerateArray());
        Assert.Equal(("intake", "ready"), (check.GetProperty("name").GetString(), check.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task What_waits_is_told_with_its_reason_and_since_when_until_it_goes_on()
    {
        var http = await StartAsync();
        var (tries, room) = (0, new TaskCompletionSource());
        var work = Patience.UntilTakenAsync("index-article", () => tries++ == 0 || !room.Task.IsCompleted ? throw new StoreUnavailableException("The disk is full.") : Task.FromResult(7), default);

        var (status, answer) = await AskAsync(http);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        var check = Assert.Single(answer.GetProperty("checks").EnumerateArray());
        Assert.Equal("index-article wait: The disk is full.", check.GetProperty("description").GetString());
        Assert.Equal(Assert.Single(Patience.Waiting).Since, check.GetProperty("since").GetDateTimeOffset());

        room.SetResult();
        Assert.Equal(7, await work);
        Assert.Empty(Patience.Waiting);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(http)).Status);
    }

    [Fact]
    public async Task Since_when_is_remembered_from_one_question_to_the_next()
    {
        var http = await StartAsync(services => services.AddReadiness<Unwell>("unwell"));
        var first = Since((await AskAsync(http)).Answer);
        Assert.Equal(first, Since((await AskAsync(http)).Answer));

        static DateTimeOffset Since(JsonElement answer) =>
            answer.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "unwell").GetProperty("since").GetDateTimeOffset();
    }

    [Fact]
    public async Task A_check_that_hangs_or_is_half_well_is_not_ready_and_the_process_alive()
    {
        var http = await StartAsync(services => services.AddReadiness<Hanging>("hanging").AddReadiness<Unwell>("unwell"));
        var (status, answer) = await AskAsync(http);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        var told = answer.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("name").GetString()!, check => check.GetProperty("description").GetString());
        Assert.Equal("No answer within 2.5 s.", told["hanging"]);
        Assert.Equal("So so.", told["unwell"]);
        using var alive = await http.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task A_process_that_stops_wakes_up_who_waits()
    {
        await StartAsync();
        var work = Patience.UntilTakenAsync<int>("index-article", () => throw new StoreUnavailableException("The disk is full."), default);
        app.Lifetime.StopApplication();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => work);
        Assert.Empty(Patience.Waiting);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    private async Task<HttpClient> StartAsync(Action<IServiceCollection>? add = null)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--Serilog:MinimumLevel:Default=Fatal"]);
        builder.AddPipelineDefaults("readiness");
        add?.Invoke(builder.Services);
        app = builder.Build();
        app.MapPipelineDefaults();
        await app.StartAsync();
        return new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    private sealed class Unwell : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Degraded("So so."));
    }

    private sealed class Hanging : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return HealthCheckResult.Healthy();
        }
    }
}
