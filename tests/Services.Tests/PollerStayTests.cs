using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Fixtures;
using NewsPipeline.Poller;
using NewsPipeline.Services.Tests.Fetching;

namespace NewsPipeline.Services.Tests;

/// <summary>Who visits a feed, where several pollers share it.</summary>
public sealed class PollerStayTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("poller").FullName;

    [Fact]
    public async Task A_stay_is_renewed_for_as_long_as_it_is_wanted_and_then_given_back()
    {
        var clock = new FakeTimeProvider(Some.Morning);
        using var renewed = new SemaphoreSlim(0);
        var givenBack = 0;
        var stay = await Stay.TryBeginAsync(() => Task.FromResult(renewed.Release() >= 0), () => Task.FromResult(givenBack++), clock, default);
        for (var renewal = 0; renewal <= 6; renewal++)
        {
            Assert.True(await renewed.WaitAsync(TimeSpan.FromSeconds(30)));
            clock.Advance(Stay.Length / 3);
        }

        Assert.Equal((false, 0), (stay!.IsLost, givenBack));
        await stay.DisposeAsync();
        Assert.Equal(1, givenBack);
    }

    [Fact]
    public async Task A_poller_that_lost_a_feed_in_the_middle_of_a_visit_saves_nothing_of_it()
    {
        await using var server = await ServingAsync();
        await using var desk = PollerDesk.In(folder);
        var feed = server.At("/rss").AbsoluteUri;
        desk.Road.Then = async () =>
        {
            // It stood still for so long that its lease ran out, as a machine that is paused does.
            Assert.True(await desk.Memory.TryLeaseAsync(feed, "another", desk.Clock.GetUtcNow() + Stay.Length, TimeSpan.FromHours(1), default));
            desk.Clock.Advance(Stay.Length);
            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(30), desk.Road.Cancellation));
        };

        await desk.LookAsync(server.At("/rss"));

        Assert.Null(await desk.Memory.FindAsync(feed, default));
        Assert.False(await desk.Memory.TryLeaseAsync(feed, "a third", desk.Clock.GetUtcNow(), Stay.Length, default));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Task<LocalServer> ServingAsync() =>
        LocalServer.AnsweringAsync(context => context.Response.WriteAsync(
            "<rss version=\"2.0\"><channel><title>Harbour Post</title><item><title>Talks</title><link>https://harbourpost.example/a</link><description>Envoys met.</description></item></channel></rss>"));
}
