using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>An id lives in one partition for ever, whatever comes in between.</summary>
public sealed class PartitionTests(OwnIndices indices) : IClassFixture<OwnIndices>
{
    private const int MinutesOfAMonth = 31 * 24 * 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Articles_go_to_the_partition_of_their_month()
    {
        await using var store = await indices.FreshAsync();
        await WriteAsync(store, Tell.Article("may"), Tell.Article("june", minute: MinutesOfAMonth));
        Assert.Equal(["2025.05 may", "2025.06 june"], await WhereAsync(store));
    }

    [Fact]
    public async Task A_correction_that_moves_the_date_to_another_month_stays_where_the_article_is()
    {
        await using var store = await indices.FreshAsync();
        await WriteAsync(store, Tell.Article("a1"));
        Assert.Equal([new WriteResult.Indexed()], await WriteAsync(store, Tell.Article("a1", "A corrected text.", minute: MinutesOfAMonth)));
        Assert.Equal(["2025.05 a1"], await WhereAsync(store));
        Assert.Equal(1, await store.Client.CountAsync(store.Names.Articles, Json("""{ "term": { "characters": 17 } }"""), Cancellation));
    }

    [Fact]
    public async Task A_setting_changed_in_between_moves_nothing()
    {
        await using var store = await indices.FreshAsync();
        await WriteAsync(store, Tell.Article("a1"), Tell.Article("a2"));
        await using var daily = await indices.OpenAsync(("Partition", "Day"));
        Assert.Equal(
            [new WriteResult.Indexed(), new WriteResult.Duplicate(), new WriteResult.Indexed()],
            await WriteAsync(daily, Tell.Article("a1", "A corrected text.", minute: 5), Tell.Article("a2", source: "another"), Tell.Article("a3")));
        Assert.Equal(["2025.05 a1", "2025.05 a2", "2025.05.17 a3"], await WhereAsync(store));
    }

    [Fact]
    public async Task Batches_at_once_that_together_know_too_many_homes_each_learn_their_own()
    {
        await using var store = await indices.FreshAsync();
        var homes = new Homes(store.Client, store.Get<BulkSender>(), store.Names, store.Get<Patience>(), mostKnown: 1);
        var batches = await Task.WhenAll(Enumerable.Range(0, 40).Select(batch => Task.Run(() =>
            homes.ClaimAsync([.. Enumerable.Range(batch % 4, 5).Select(article => (new ArticleId($"a{article}"), $"partition-{article}"))], Cancellation))));
        Assert.All(batches.Index(), batch => Assert.Equal(Enumerable.Range(batch.Index % 4, 5).Select(article => $"partition-{article}"), batch.Item));
    }

    [Fact]
    public async Task Many_writers_at_once_with_texts_of_different_months_leave_each_article_once()
    {
        await using var store = await indices.FreshAsync();
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => indices.OpenAsync()));
        await Task.WhenAll(others.Append(store).Select((writer, number) => Task.Run(async () =>
        {
            var random = new Random(number);
            for (var round = 0; round < 8; round++)
            {
                await WriteAsync(writer, [.. Enumerable.Range(0, 10).Select(article => Revision(article, random.Next(4)))]);
            }
        })));
        var where = await WhereAsync(store);
        Assert.Equal(10, where.Count);
        Assert.Equal(10, where.Select(line => line.Split(' ')[1]).Distinct().Count());

        // The newest text that anybody wrote stays; what the others were counted in was taken back.
        var reports = await store.Client.CountAsync(store.Names.Demands, Json("""{ "match_all": {} }"""), Cancellation);
        var articles = await store.Client.SearchAsync(
            store.Names.Articles, Json("""{ "size": 100 }"""), DocumentJson.Default.ArticleDocument, Cancellation);
        Assert.Equal(articles.Hits.SelectMany(hit => hit.Source.Demands!).Select(report => report.Demand).Distinct().Count(), reports);
        var demands = await store.Client.SearchAsync(store.Names.Demands, Json("""{ "size": 100 }"""), DocumentJson.Default.DemandDocument, Cancellation);
        Assert.Equal(
            articles.Hits.SelectMany(hit => hit.Source.Demands!.Select(report => $"{report.Demand} {hit.Id}")).Order(),
            demands.Hits.SelectMany(hit => hit.Source.Carriers!.Select(carrier => $"{hit.Id} {carrier.Article}")).Order());
    }

    [Fact]
    public async Task What_is_older_than_is_kept_is_dropped_by_partitions_and_refused_when_it_comes_again()
    {
        await using var store = await indices.FreshAsync(("KeepFor", "30.00:00:00"));
        await WriteAsync(store, Tell.Article("old", demands: [Some.Demand()]), Tell.Article("new", minute: MinutesOfAMonth, story: "other", demands: [Some.Demand()]));
        store.Clock.Now = Some.Morning.AddDays(50);
        await store.Get<IHousekeeping>().TidyAsync(Cancellation);

        Assert.Equal(["2025.06 new"], await WhereAsync(store));
        Assert.Equal(["other"], (await store.Client.SearchAsync(store.Names.Stories, Json("{}"), DocumentJson.Default.StoryDocument, Cancellation)).Hits.Select(hit => hit.Id));
        Assert.Equal(1, await store.Client.CountAsync(store.Names.Demands, Json("""{ "match_all": {} }"""), Cancellation));
        Assert.Equal(1, await store.Client.CountAsync(store.Names.Homes, Json("""{ "match_all": {} }"""), Cancellation));
        Assert.Equal(
            [new WriteResult.Refused(Refusal.OlderThanKept), new WriteResult.Duplicate()],
            await WriteAsync(store, Tell.Article("old"), Tell.Article("new", minute: MinutesOfAMonth, source: "another")));
        Assert.Equal(["2025.06 new"], await WhereAsync(store));
    }

    [Theory]
    [InlineData("2025-05-31T23:59:59Z", PartitionLength.Month, "2025.05")]
    [InlineData("2025-06-01T00:30:00+01:00", PartitionLength.Month, "2025.05")]
    [InlineData("2025-05-17T08:00:00Z", PartitionLength.Day, "2025.05.17")]
    [InlineData("2016-02-29T08:00:00Z", PartitionLength.Day, "2016")]
    public void A_new_article_goes_to_its_month_or_day_and_an_old_one_to_its_year(string at, PartitionLength length, string home)
    {
        Assert.Equal(home, PartitionScheme.HomeOf(DateTimeOffset.Parse(at), Some.Morning, length));
        Assert.True(PartitionScheme.EndOf(home) > DateTimeOffset.Parse(at));
    }

    private static ArticlePlaced Revision(int article, int text) => Tell.Article(
        $"a{article}",
        $"Text number {text}, in which Russia demands something or other of Ukraine.",
        minute: text * MinutesOfAMonth,
        source: $"feed {text % 2}",
        demands: text == 3 ? [] : [Some.Demand($"demand {(article + text) % 5}", end: 20)]);

    private static System.Text.Json.Nodes.JsonObject Json(string json) => Storage.Elasticsearch.Json.Object(json);

    private static Task<IReadOnlyList<WriteResult>> WriteAsync(OwnStore store, params IReadOnlyList<ArticlePlaced> articles) =>
        store.Get<ArticleWriting>().WriteAsync(articles, Cancellation);

    /// <summary>Partition and id of every article, as the engine has them.</summary>
    private static async Task<IReadOnlyList<string>> WhereAsync(OwnStore store)
    {
        await store.Client.RefreshAsync([store.Names.Articles], Cancellation);
        var all = await store.Client.SearchAsync(
            store.Names.Articles, Json("""{ "size": 1000, "_source": ["id"] }"""), DocumentJson.Default.VersionedDocument, Cancellation);
        return [.. all.Hits.Select(hit => $"{store.Names.HomeOf(hit.Index)} {hit.Id}").Order(StringComparer.Ordinal)];
    }
}
