using Microsoft.Extensions.Options;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;
using NewsPipeline.Stories;

namespace NewsPipeline.StoryDesk;

/// <summary>
/// The desk and its memory as one: an answer is given only once it is written. Where another desk has written meanwhile, what this one
/// believes is thrown away and read anew; where the memory takes nothing just now, what was decided is written before anything else is.
/// Not for several threads at once.
/// </summary>
public sealed class DurableDesk(
    IDeskMemory memory, Damage damage, IOptions<StoryDeskOptions> options, TimeProvider clock, DeskFigures figures, ILogger<DurableDesk> log)
{
    /// <summary>An article that this desk stumbled over comes again seldom; enough to know those that do.</summary>
    private const int MostHopeless = 1000;

    private readonly List<DeskEntry> unwritten = [];
    private readonly HashSet<(ArticleId, string)> hopeless = [];
    private Newsdesk? desk;
    private long last;

    /// <summary>In the order of the articles. An article that comes again in the same text gets the answer it got before.</summary>
    public async Task<IReadOnlyList<Ruling>> PlaceAsync(IReadOnlyList<ArticleEnriched> articles, CancellationToken cancellation)
    {
        while (true)
        {
            await WriteAsync(cancellation);
            var current = await CatchUpAsync(cancellation);
            var before = await memory.FindAsync([.. articles.Select(Id).Where(id => !current.Knows(id))], cancellation);
            if (RuleAll(current, articles, before) is { } rulings && await WriteAsync(cancellation))
            {
                return rulings;
            }
        }
    }

    /// <summary>False where another desk was first: then this one knows nothing any more.</summary>
    private async Task<bool> WriteAsync(CancellationToken cancellation)
    {
        if (unwritten.Count == 0)
        {
            return true;
        }

        var isFirst = await memory.RememberAsync(last, unwritten, cancellation);
        if (isFirst)
        {
            last += unwritten.Count;
            figures.Count(unwritten, desk!);
        }
        else
        {
            log.OvertakenByAnotherDesk(last);
            desk = null;
        }

        unwritten.Clear();
        return isFirst;
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
            damage.Read("desk entry's features", $"{entry.Number}", () => Recalled(caughtUp, entry));
            known = entry.Number;
        }

        // The last ones may be among those that could not be read.
        (desk, last) = (caughtUp, Math.Max(known, newest));
        log.CaughtUp(last, caughtUp.Articles, caughtUp.Stories);
        return caughtUp;
    }

    private static Newsdesk Recalled(Newsdesk caughtUp, DeskEntry entry)
    {
        caughtUp.Recall(new(entry.Article, entry.TextHash, entry.At, entry.Placement, entry.Features));
        return caughtUp;
    }

    /// <summary>Null where the desk stumbled in taking a decision in: it has to be read anew, and then leaves that article alone.</summary>
    private List<Ruling>? RuleAll(Newsdesk current, IReadOnlyList<ArticleEnriched> articles, IReadOnlyDictionary<ArticleId, DeskEntry> before)
    {
        List<Ruling> rulings = [];
        foreach (var article in articles)
        {
            rulings.Add(Rule(current, article, before));
            if (desk is null)
            {
                return null;
            }
        }

        return rulings;
    }

    private Ruling Rule(Newsdesk current, ArticleEnriched article, IReadOnlyDictionary<ArticleId, DeskEntry> before)
    {
        var (id, hash) = (Id(article), article.Found.Article.Revision.TextHash);
        var former = current.Knows(id) ? null : before.GetValueOrDefault(id);
        if (former?.TextHash == hash)
        {
            return new(former.Placement, null);
        }

        if (hopeless.Contains((id, hash)) || Considered(current, article, former) is not { } entry)
        {
            return new(null, new ImpossibleArticleException(id, "the desk cannot place it"));
        }

        if (!current.Knows(id, hash))
        {
            Take(current, entry);
        }

        return new(entry.Placement, null);
    }

    /// <summary>Null where the desk stumbles: what it knows is as it was.</summary>
    private DeskEntry? Considered(Newsdesk current, ArticleEnriched article, DeskEntry? former)
    {
        try
        {
            return Entry(article, current.Decide(article, former?.Placement.Story));
        }
        catch (Exception e)
        {
            log.Undecidable(Id(article), e);
            return null;
        }
    }

    private void Take(Newsdesk current, DeskEntry entry)
    {
        try
        {
            Recalled(current, entry);
            unwritten.Add(entry);
        }
        catch (Exception e)
        {
            log.Undecidable(entry.Article, e);
            _ = hopeless.Count < MostHopeless || hopeless.Remove(hopeless.First());
            hopeless.Add((entry.Article, entry.TextHash));
            // What it believes now nobody knows.
            desk = null;
            unwritten.Clear();
        }
    }

    private DeskEntry Entry(ArticleEnriched article, Decision decision) => new(
        last + unwritten.Count + 1,
        decision.Article,
        decision.TextHash,
        decision.At,
        clock.GetUtcNow(),
        decision.Placement,
        DemandReports.OfRaised(new(article, decision.Placement)),
        decision.Features);

    private static ArticleId Id(ArticleEnriched article) => article.Found.Article.Id;
}

/// <summary>What the desk says to one article: where it goes, or why it never will.</summary>
public sealed record Ruling(Placement? Placement, ImpossibleArticleException? Problem);
