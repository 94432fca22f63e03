using MassTransit;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Standalone;

/// <summary>Sends articles down the road, no more at a time than it takes well, and waits until each is accounted for.</summary>
internal sealed class Replay(IBus bus, ILedger ledger, Patience patience, TimeProvider time)
{
    /// <summary>Most articles on the road at once: enough to fill every batch, few enough to fit in memory.</summary>
    private const int Window = 2_000;

    private const int Handful = 100;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than all retries of one message together: when nothing has moved for so long, nothing will.</summary>
    private static readonly TimeSpan Stalled = TimeSpan.FromMinutes(3);

    private readonly string source = $"replay:{Guid.CreateVersion7():N}";

    /// <exception cref="UnreadableInputException">A line is no JSON object with such fields: then nothing has been sent.</exception>
    public static async Task<IReadOnlyList<ArticleLine>> ReadAsync(string file, CancellationToken cancellation)
    {
        var articles = new ArticleFile(file);
        var lines = new List<ArticleLine>();
        await foreach (var (_, line, _) in articles.LinesAsync(cancellation))
        {
            lines.Add(line);
        }

        articles.TellRefusals();
        return lines;
    }

    /// <param name="rate">Articles a second; null is as fast as they are taken.</param>
    public async Task<ReplayReport> RunAsync(IReadOnlyList<ArticleLine> lines, double? rate, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        using var progress = Progress.Of("replay", lines.Count);
        var handful = rate is { } perSecond ? Math.Clamp((int)(perSecond / 10), 1, Handful) : Handful;
        for (var sent = 0; sent < lines.Count; sent += handful)
        {
            await UntilAsync(TimeSpan.FromSeconds(sent / (rate ?? double.PositiveInfinity)), start, cancellation);
            await WaitAsync(balance => sent - Settled(balance) <= Window, progress, cancellation);
            await SendAsync(lines.Skip(sent).Take(handful).Select((line, index) => (sent + index + 1, line)), cancellation);
        }

        var balance = await WaitAsync(balance => balance.Found == lines.Count && balance.InFlight == 0, progress, cancellation);
        var took = time.GetElapsedTime(start);
        return ReplayReport.Of(lines.Count, balance, took, await ledger.MillisecondsToSearchableAsync(source, cancellation));
    }

    private static long Settled(Balance balance) => balance.Found - balance.InFlight;

    private Finding FindingOf(int number) => new(FindingId.FromLine(source, number), source);

    private ArticleFound Found(ArticleLine line, int number) => new(FindingOf(number), line.ToArticle(line.NameOnTheRoad(), KnownSince(line, number)));

    /// <summary>Texts of one article that bear the same date follow each other as in the file.</summary>
    private DateTimeOffset KnownSince(ArticleLine line, int number) => (line.DateOfNews(time.GetUtcNow()) ?? time.GetUtcNow()).AddMilliseconds(number);

    private async Task SendAsync(IEnumerable<(int Number, ArticleLine Line)> handful, CancellationToken cancellation)
    {
        var offered = handful.ToLookup(offer => offer.Line.WhyRefused());
        Settlement[] refusals =
        [
            .. offered.Where(refused => refused.Key is not null).SelectMany(refused => refused, (refused, offer) =>
                new Settlement(FindingOf(offer.Number), new Outcome.Refused(refused.Key!))),
        ];
        await patience.UntilTakenAsync("the replay", () => ledger.SettleAsync(refusals, cancellation), cancellation);
        ArticleFound[] found = [.. offered[null].Select(offer => Found(offer.Line, offer.Number))];
        await patience.UntilTakenAsync("the replay", () => ledger.FoundAsync([.. found.Select(one => one.Finding)], cancellation), cancellation);
        await Task.WhenAll(found.Select(one => bus.Publish(one, cancellation)));
    }

    /// <summary>A store that is away for a while keeps the articles waiting, and us.</summary>
    private async Task<Balance> BalanceAsync(Balance before, CancellationToken cancellation)
    {
        try
        {
            return await ledger.BalanceAsync(source, cancellation);
        }
        catch (StoreUnavailableException)
        {
            return before;
        }
    }

    private async Task UntilAsync(TimeSpan due, long start, CancellationToken cancellation)
    {
        var early = due - time.GetElapsedTime(start);
        if (early > TimeSpan.Zero)
        {
            await Task.Delay(early, time, cancellation);
        }
    }

    /// <summary>Answers the balance that satisfied, or the last one when the road has stalled.</summary>
    private async Task<Balance> WaitAsync(Func<Balance, bool> enough, Progress progress, CancellationToken cancellation)
    {
        var (last, since) = (-1L, time.GetTimestamp());
        var balance = Balance.Empty;
        while (true)
        {
            balance = await BalanceAsync(balance, cancellation);
            progress.Report(Settled(balance));
            if (enough(balance) || (last == Settled(balance) && time.GetElapsedTime(since) > Stalled))
            {
                return balance;
            }

            (last, since) = last == Settled(balance) ? (last, since) : (Settled(balance), time.GetTimestamp());
            await Task.Delay(Glance, time, cancellation);
        }
    }
}
