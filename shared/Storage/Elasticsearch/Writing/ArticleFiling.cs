using System.Text.Json.Nodes;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <param name="Home">The partition that it lives in.</param>
internal sealed record Housed(ArticlePlaced Placed, string Home)
{
    public ArticleId Id => Placed.Enriched.Found.Article.Id;

    public Revision Revision => Placed.Enriched.Found.Article.Revision;
}

/// <param name="Places">Stories and demands to work out anew; null where nothing changed.</param>
internal sealed record Filed(WriteResult Result, EarlierPlaces? Places = null);

/// <summary>
/// Writes the documents of articles. A new one is created; where the engine says that it is there already, the stored revision is
/// read and decides. A newer one takes its place only if nobody else wrote in between (sequence number and primary term). External
/// versions would compare numbers alone; here equal texts are one revision whatever their numbers, and what an earlier
/// revision was counted in has to be handed on.
/// </summary>
internal sealed class ArticleFiling(ElasticsearchClient client, BulkSender bulk, IndexNames names, Partitions partitions, Patience patience, TimeProvider time)
{
    private static readonly string[] Deciding = ["id", "revision", "finding", "story", "demands.demand", "earlier"];

    /// <param name="articles">Each id once.</param>
    /// <returns>One answer an article, in order.</returns>
    public async Task<IReadOnlyList<Filed>> FileAsync(IReadOnlyList<Housed> articles, CancellationToken cancellation)
    {
        var answers = new Filed?[articles.Count];
        var open = Enumerable.Range(0, articles.Count).Select(i => new Attempt(i, articles[i], Stored: null)).ToList();
        while (open.Count > 0)
        {
            var sent = await bulk.SendAsync([.. open.Select(Operation)], cancellation);
            var again = open.Zip(sent).Where(pair => (answers[pair.First.Position] = Answer(pair.First, pair.Second)) is null).ToList();
            await OpenMissingAsync(again, cancellation);
            open = await LookAgainAsync([.. again.Select(pair => pair.First)], answers, cancellation);
        }

        return answers!;
    }

    private Action<BulkBody> Operation(Attempt attempt)
    {
        var (article, stored, alias) = (attempt.Article, attempt.Stored, names.ArticlesOf(attempt.Article.Home));
        if (stored is null)
        {
            var document = ArticleDocument.Of(article.Placed, time.GetUtcNow(), earlier: null);
            return body => body.Create(alias, article.Id.Value, document, DocumentJson.Default.ArticleDocument, requireAlias: true);
        }

        if (IsSameText(article, stored))
        {
            return body => body.Update(alias, article.Id.Value, RevisionOf(article), stored.SeqNo, stored.PrimaryTerm, requireAlias: true);
        }

        var correction = ArticleDocument.Of(article.Placed, time.GetUtcNow(), stored.Source.Places);
        return body => body.Index(alias, article.Id.Value, correction, DocumentJson.Default.ArticleDocument, stored.SeqNo, stored.PrimaryTerm, requireAlias: true);
    }

    /// <summary>Null where it has to be tried again.</summary>
    private static Filed? Answer(Attempt attempt, BulkItem item)
    {
        if (item.IsConflict() || item.LacksIndex())
        {
            return null;
        }

        if (item.IsRefused())
        {
            return new(new WriteResult.Impossible($"The index {item.Index} refuses it: {item.Reason}"));
        }

        item.ThrowIfFailed();
        return attempt.Stored is { } stored && IsSameText(attempt.Article, stored)
            ? Known(attempt.Article, stored)
            : new(new WriteResult.Indexed(), PlacesOf(attempt));
    }

    private async Task OpenMissingAsync(List<(Attempt Attempt, BulkItem Item)> again, CancellationToken cancellation)
    {
        foreach (var home in again.Where(pair => pair.Item.LacksIndex()).Select(pair => pair.Attempt.Article.Home).Distinct())
        {
            await partitions.OpenAsync(home, cancellation);
        }
    }

    /// <summary>Answers those for which the stored revision settles it; gives back those that have to be written.</summary>
    private async Task<List<Attempt>> LookAgainAsync(IReadOnlyList<Attempt> attempts, Filed?[] answers, CancellationToken cancellation)
    {
        if (attempts.Count == 0)
        {
            return [];
        }

        DocumentAddress[] addresses = [.. attempts.Select(attempt => new DocumentAddress(names.ArticlesOf(attempt.Article.Home), attempt.Article.Id.Value))];
        var stored = await patience.UntilTakenAsync(
            BulkSender.Writes,
            () => client.GetManyAsync(addresses, DocumentJson.Default.ArticleDocument, cancellation, Deciding), cancellation);
        var open = attempts.Zip(stored, (attempt, document) => attempt with { Stored = document }).ToList();
        open.ForEach(attempt => answers[attempt.Position] = Settled(attempt));
        return [.. open.Where(attempt => answers[attempt.Position] is null)];
    }

    /// <summary>Null where something has to be written.</summary>
    private static Filed? Settled(Attempt attempt)
    {
        if (attempt.Stored is not { } stored)
        {
            return null;
        }

        var (mine, other) = (attempt.Article.Revision, stored.Source.Revision);
        return mine.TextHash == other.TextHash
            ? mine.Number > other.Number ? null : Known(attempt.Article, stored)
            : mine.IsNewerThan(other) ? null : new(new WriteResult.Duplicate());
    }

    /// <summary>The finding that brought it comes again after a crash: what follows its writing may not have been done.</summary>
    private static Filed Known(Housed article, Stored<ArticleDocument> stored) =>
        stored.Source.Finding == article.Placed.Enriched.Found.Finding.Id.Value
            ? new(new WriteResult.Indexed(), stored.Source.Places)
            : new(new WriteResult.Duplicate());

    private static EarlierPlaces PlacesOf(Attempt attempt)
    {
        var placement = attempt.Article.Placed.Placement;
        return EarlierPlaces.Join(
            attempt.Stored?.Source.Places, new([placement.Story.Value], [.. placement.Demands.Select(demand => demand.Id.Value).Distinct()]));
    }

    private static bool IsSameText(Housed article, Stored<ArticleDocument> stored) => article.Revision.TextHash == stored.Source.Revision.TextHash;

    private static JsonObject RevisionOf(Housed article) => new() { ["revision"] = new JsonObject { ["number"] = article.Revision.Number } };

    /// <param name="Stored">What the store holds; null where we believe that it holds nothing.</param>
    private sealed record Attempt(int Position, Housed Article, Stored<ArticleDocument>? Stored);
}
