using Microsoft.Extensions.Options;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;
using NewsPipeline.Stories;

namespace NewsPipeline.StoryDesk;

/// <summary>
/// The desk and its memory as one: an answer is given only once it is written. When another desk has written meanwhile, or
/// a write fails, what this one believes is thrown away and read anew. Not for several threads at once.
/// </summary>
public sealed class DurableDesk(IDeskMemory memory, IOptions<StoryDeskOptions> options, TimeProvider clock, DeskFigures figures, ILogger<DurableDesk> log)
{
    private Newsdesk? desk;
    private long last;

    /// <summary>In the order of the articles. An article that comes again in the same text gets the answer it got before.</summary>
    public async Task<IReadOnlyList<Placement>> PlaceAsync(IReadOnlyList<ArticleEnriched> articles, CancellationToken cancellation)
    {
        while (true)
        {
            var current = await CatchUpAsync(cancellation);
            var before = await memory.FindAsync([.. articles.Select(Id).Where(id => !current.Knows(id))], cancellation);

            // Until the entries are written the desk believes what is not so; whatever goes wrong from here on, it must be read anew.
            desk = null;
            var entries = new List<DeskEntry>();
            var placements = articles.Select(article => Place(current, article, before, entries)).ToList();
            if (entries.Count == 0 || await memory.RememberAsync(last, entries, cancellation))
            {
                (desk, last) = (current, last + entries.Count);
                figures.Count(entries, current);
                return placements;
            }

            log.OvertakenByAnotherDesk(last);
        }
    }

    private async Task<Newsdesk> CatchUpAsync(CancellationToken cancellation)
    {
        var newest = await memory.LastAsync(cancellation);
        if (desk is { } current && newest == last)
        {
            return current;
        }

        var known = desk is null ? Math.Max(0, newest - options.Value.Articles) : last;
        var caughtUp = desk ?? new Newsdesk(new DeskSettings { Articles = options.Value.Articles, Memory = options.Value.Memory });
        desk = null;
        await foreach (var entry in memory.AfterAsync(known, DateTimeOffset.MinValue, cancellation))
        {
            caughtUp.Recall(new(entry.Article, entry.TextHash, entry.At, entry.Placement, entry.Features));
            known = entry.Number;
        }

        (desk, last) = (caughtUp, known);
        log.CaughtUp(known, caughtUp.Articles, caughtUp.Stories);
        return caughtUp;
    }

    private Placement Place(Newsdesk current, ArticleEnriched article, IReadOnlyDictionary<ArticleId, DeskEntry> before, List<DeskEntry> entries)
    {
        var former = before.GetValueOrDefault(Id(article));
        var isNew = !current.Knows(Id(article), article.Found.Article.Revision.TextHash);
        if (isNew && former is not null && former.TextHash == article.Found.Article.Revision.TextHash && !current.Knows(Id(article)))
        {
            return former.Placement;
        }

        var decision = Decide(current, article, former);
        if (isNew)
        {
            entries.Add(Entry(article, decision, last + entries.Count + 1));
        }

        return decision.Placement;
    }

    private static Decision Decide(Newsdesk current, ArticleEnriched article, DeskEntry? former)
    {
        try
        {
            return current.Place(article, former?.Placement.Story);
        }
        catch (Exception e)
        {
            throw new UndecidableException(Id(article), e);
        }
    }

    private DeskEntry Entry(ArticleEnriched article, Decision decision, long number) => new(
        number,
        decision.Article,
        decision.TextHash,
        decision.At,
        clock.GetUtcNow(),
        decision.Placement,
        DemandReports.OfRaised(new(article, decision.Placement)),
        decision.Features);

    private static ArticleId Id(ArticleEnriched article) => article.Found.Article.Id;
}
