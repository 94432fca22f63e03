using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

/// <summary>What is done to an error shows on the balance sheet.</summary>
public sealed class ErrorDeskTests : IDisposable
{
    private static readonly Finding Finding = new(new FindingId("f1"), "https://feed.example/rss");

    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteErrorMemory errors;
    private readonly SqliteLedger ledger;
    private readonly ErrorDesk desk;

    public ErrorDeskTests()
    {
        var clock = new FakeTimeProvider(Some.Morning);
        database = new SqliteDatabase(folder.Path);
        (errors, ledger) = (new(database), new(database, clock));
        desk = new(errors, ledger, clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_article_that_fails_is_in_the_error_queues_once_however_often_it_fails()
    {
        await ledger.FoundAsync([Finding], Cancellation);
        await desk.FileAsync([Failure(Finding)], Cancellation);
        await desk.FileAsync([Failure(Finding)], Cancellation);

        await BalanceIs(found: 1, inErrorQueues: 1);
    }

    [Fact]
    public async Task A_message_that_nobody_can_read_is_a_line_of_its_own_and_an_alert_is_none()
    {
        await desk.FileAsync([Failure(null), Failure(null, "d1") with { Kind = ErrorKind.Alert, Queue = "raise-alerts" }], Cancellation);

        await BalanceIs(found: 1, inErrorQueues: 1);
        Assert.Equal(2, (await errors.ErrorsAsync(new(), Cancellation)).Total);
    }

    [Fact]
    public async Task Sent_again_an_article_is_in_flight_until_it_is_settled_or_fails_again()
    {
        await desk.FileAsync([Failure(Finding)], Cancellation);
        Assert.True(await desk.SendAgainAsync(new("e1"), error => Sent(error), Cancellation));
        await BalanceIs(found: 1, inFlight: 1);
        Assert.False(await desk.SendAgainAsync(new("e1"), error => Sent(error), Cancellation));

        await desk.FileAsync([Failure(Finding)], Cancellation);
        await BalanceIs(found: 1, inErrorQueues: 1);

        await desk.SendAgainAsync(new("e1"), error => Sent(error), Cancellation);
        await ledger.SettleAsync([new(Finding, new Outcome.Indexed())], Cancellation);
        await BalanceIs(found: 1, indexed: 1);
    }

    [Fact]
    public async Task Sent_again_a_message_that_nobody_could_read_leaves_no_line_behind()
    {
        await ledger.FoundAsync([Finding], Cancellation);
        await desk.FileAsync([Failure(null)], Cancellation);
        await BalanceIs(found: 2, inErrorQueues: 1, inFlight: 1);

        await desk.SendAgainAsync(new("e1"), error => Sent(error), Cancellation);
        await ledger.SettleAsync([new(Finding, new Outcome.Indexed())], Cancellation);
        await BalanceIs(found: 1, indexed: 1);
    }

    [Fact]
    public async Task What_fails_while_it_is_being_sent_again_still_waits()
    {
        await desk.FileAsync([Failure(Finding)], Cancellation);
        await desk.SendAgainAsync(new("e1"), _ => desk.FileAsync([Failure(Finding)], Cancellation), Cancellation);
        await BalanceIs(found: 1, inErrorQueues: 1);
        Assert.Equal(1, (await errors.ErrorsAsync(new(), Cancellation)).Total);

        await Assert.ThrowsAsync<IOException>(() => desk.SendAgainAsync(new("e1"), _ => throw new IOException("the broker is gone"), Cancellation));
        await BalanceIs(found: 1, inErrorQueues: 1);
        Assert.Equal(1, (await errors.ErrorsAsync(new(), Cancellation)).Total);
    }

    [Fact]
    public async Task Discarded_it_is_refused_with_the_operators_reason()
    {
        await desk.FileAsync([Failure(Finding), Failure(null, "e2")], Cancellation);
        Assert.True(await desk.DiscardAsync(new("e1"), "spam", "Ada", Cancellation));
        Assert.True(await desk.DiscardAsync(new("e2"), "spam", "Ada", Cancellation));
        Assert.False(await desk.DiscardAsync(new("e2"), "spam", "Ada", Cancellation));

        await BalanceIs(found: 2, refused: 2);
        Assert.Equal(2, (await ledger.BalanceAsync(null, Cancellation)).Refused["discarded: spam"]);
        Assert.False(await desk.SendAgainAsync(new("e1"), error => Sent(error), Cancellation));
    }

    private static Task Sent(FiledError error)
    {
        Assert.Equal([1, 2, 3], error.Body);
        return Task.CompletedTask;
    }

    private static Failure Failure(Finding? finding, string id = "e1") =>
        new(new ErrorId(id), "index-article", ErrorKind.Article, "why", "how", Some.Morning, finding, Article: null, Title: null, new byte[] { 1, 2, 3 });

    private async Task BalanceIs(long found, long indexed = 0, long refused = 0, long inErrorQueues = 0, long inFlight = 0)
    {
        var balance = await ledger.BalanceAsync(null, Cancellation);
        Assert.Equal(
            (found, indexed, refused, inErrorQueues, inFlight),
            (balance.Found, balance.Indexed, balance.Refused.Values.Sum(), balance.InErrorQueues, balance.InFlight));
        Assert.True(balance.AddsUp);
    }
}
