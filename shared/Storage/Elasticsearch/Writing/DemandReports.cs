using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>Demands with all their carriers, from the articles that report them.</summary>
internal sealed class DemandReports(ElasticsearchClient client, IndexNames names)
{
    private const int Page = 1000;

    /// <summary>Demands a request, and requests at once: one search is worked on by one thread of the engine.</summary>
    private const int Together = 250;

    private const int RequestsAtOnce = 4;

    /// <summary>
    /// Carriers that a document holds, the earliest: a demand that is repeated daily for years must not grow without end (the engine
    /// takes 10,000 nested objects a document). Its sums count those.
    /// </summary>
    private const int MostCarriers = 2000;

    /// <summary>One answer a demand, in order.</summary>
    public async Task<IReadOnlyList<DemandDocument>> OfAsync(IReadOnlyList<string> demands, CancellationToken cancellation)
    {
        string[][] parts = [.. demands.Chunk(Together)];
        var answers = new IReadOnlyList<DemandDocument>[parts.Length];
        await Parallel.ForAsync(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce, CancellationToken = cancellation }, async (i, stop) =>
        {
            var carriers = await CarriersAsync(parts[i], stop);
            answers[i] = [.. parts[i].Select(id => Demand(id, [.. carriers[id]]))];
        });
        return [.. answers.SelectMany(answer => answer)];
    }

    /// <summary>By demand, oldest first.</summary>
    private async Task<ILookup<string, (ArticleDocument Article, ReportDocument Report)>> CarriersAsync(string[] demands, CancellationToken cancellation)
    {
        List<(ArticleDocument Article, ReportDocument Report)> reports = [];
        var wanted = demands.ToHashSet();
        for (string? after = ""; after is not null;)
        {
            var answer = await client.SearchAsync(names.Articles, Json.Object(Body(demands, after)), DocumentJson.Default.ArticleDocument, cancellation);
            reports.AddRange(answer.Hits.SelectMany(hit => Reports(hit.Source, wanted)));
            after = answer.Hits.Count < Page ? null : $", \"search_after\": [{answer.Hits[^1].Sort[0].GetRawText()}, {answer.Hits[^1].Sort[1].GetRawText()}]";
        }

        return reports.ToLookup(report => report.Report.Demand);
    }

    private static string Body(string[] demands, string after) => $$"""
        {
          "size": {{Page}},
          "track_total_hits": false,
          "query": { "bool": { "filter": { "nested": { "path": "demands", "query": { "terms": { "demands.demand": {{Json.Strings(demands)}} } } } } } },
          "_source": { "includes": ["id", "outlet", "url", "headline", "at", "duplicateOf", "copy", "story", "storyTitle", "entities", "demands"], "excludes": ["entities.mentions"] },
          "sort": [ { "at": "asc" }, { "id": "asc" } ]{{after}}
        }
        """;

    /// <summary>Where an article reports a demand twice, the strongest wording, and of equals the first.</summary>
    private static IEnumerable<(ArticleDocument Article, ReportDocument Report)> Reports(ArticleDocument article, HashSet<string> wanted) =>
        article.Demands!.Where(report => wanted.Contains(report.Demand)).GroupBy(report => report.Demand)
            .Select(reports => (article, reports.MaxBy(report => report.Rank)!));

    private static DemandDocument Demand(string id, IReadOnlyList<(ArticleDocument Article, ReportDocument Report)> reports)
    {
        if (reports.Count == 0)
        {
            return new(id, Gone: true);
        }

        var kept = reports.Take(MostCarriers).ToList();
        var (first, opening) = kept[0];
        var lastAt = reports[^1].Article.At;
        string[] outlets = [.. kept.Where(carrier => !carrier.Article.Copy).Select(carrier => carrier.Article.Outlet).Distinct()];
        var strongest = kept.MaxBy(carrier => carrier.Report.Rank).Report;
        return new(
            id,
            Gone: false,
            first.Story,
            first.StoryTitle,
            Parties(opening.Issuer, kept.Select(carrier => carrier.Report.Issuer)),
            Parties(opening.Addressee, kept.Select(carrier => carrier.Report.Addressee)),
            opening.Opening,
            opening.Topic,
            strongest.Strength,
            strongest.Rank,
            kept.All(carrier => carrier.Report.Negated),
            first.At,
            lastAt,
            first.Outlet,
            opening.Quote,
            opening.Attribution,
            outlets,
            outlets.Length,
            reports.Count,
            [.. kept.Select(carrier => carrier.Report.What).Distinct()],
            Minutes(lastAt - first.At),
            kept.Where(carrier => !carrier.Article.Copy && carrier.Article.Outlet != first.Outlet).Select(carrier => (double?)Minutes(carrier.Article.At - first.At)).FirstOrDefault(),
            [.. kept.Select(carrier => Carrier(carrier.Article, carrier.Report, first.Outlet))]);
    }

    /// <summary>The first as the opening names it, with all that stand beside it in any report.</summary>
    private static PartiesDocument? Parties(PartiesDocument? opening, IEnumerable<PartiesDocument?> reports)
    {
        var known = opening?.First?.ToParty();
        return PartiesDocument.Of(known, JointParties.Beside(known, reports.SelectMany(parties => parties?.ToOthers() ?? [])))?.WithCalled();
    }

    private static double Minutes(TimeSpan span) => Math.Round(span.TotalMinutes, 2);

    private static CarrierDocument Carrier(ArticleDocument article, ReportDocument report, string firstOutlet) =>
        new(article.Id, article.Outlet, article.Url, article.Headline, article.At, article.DuplicateOf, article.Outlet == firstOutlet, article.Entities ?? [], report);
}
