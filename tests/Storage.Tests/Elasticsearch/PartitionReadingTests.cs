using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Elasticsearch;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Reading;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>What reading over many partitions has to take care of.</summary>
public sealed class PartitionReadingTests(OwnIndices indices) : IClassFixture<OwnIndices>
{
    private const int MinutesOfAMonth = 31 * 24 * 60;

    private static readonly Question June = new() { After = Some.Morning.AddDays(20), Before = Some.Morning.AddDays(40) };

    private static readonly ILookup<string, NameDocument> NoNames = Array.Empty<NameDocument>().ToLookup(name => name.Key);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_range_of_time_touches_only_the_partitions_in_it()
    {
        await using var store = await ThreeMonthsAsync();
        var counted = await store.Client.SearchAsync(
            store.Names.Articles,
            Json.Object($$"""{ "size": 0, "query": {{QuestionQuery.OfArticles(June, NoNames)}} }"""),
            DocumentJson.Default.ArticleDocument,
            Cancellation,
            WholeList.Parameters);
        Assert.Equal((1, 3, 2), (counted.Total, counted.Shards, counted.ShardsSkipped));

        var pages = store.Get<Pages>();
        var begin = await pages.BeginAsync("articles", June, Cancellation, (store.Names.Articles, QuestionQuery.Time(June)));
        var listed = await pages.AskAsync(begin.PointsInTime[0], Json.Object("{}"), DocumentJson.Default.ArticleDocument, Cancellation);
        Assert.Equal(("june", 1), (Assert.Single(listed.Hits).Id, listed.Shards));
        await pages.EndAsync("articles", June, begin, after: null, Cancellation);
    }

    [Fact]
    public async Task A_range_of_time_without_any_partition_holds_nothing()
    {
        await using var store = await ThreeMonthsAsync();
        var articles = store.Get<IArticleStore>();
        var past = new Question { Before = Some.Morning.AddYears(-1) };
        Assert.Equal(0, (await articles.ArticlesAsync(past, Cancellation)).Total);
        Assert.Equal(0, (await articles.StoriesAsync(past, Cancellation)).Total);
        Assert.Equal(0, (await articles.OutletsAsync(past, Cancellation)).Total);
        Assert.Empty((await articles.FacetsAsync(past, Cancellation)).Outlets);
    }

    [Fact]
    public async Task A_word_weighs_the_same_in_a_partition_that_holds_little()
    {
        await using var store = await indices.FreshAsync();
        var articles = store.Get<IArticleStore>();
        await articles.WriteAsync(
            [
                .. Enumerable.Range(0, 20).Select(number => Tell.Article($"may{number}", "Nothing of note.", title: "Grain dearer")),
                Tell.Article("both", "A harbour opens, and grain is dearer.", minute: 1, title: "Harbour and grain"),
                Tell.Article("alone", "A harbour opens, and grain is dearer.", minute: MinutesOfAMonth, title: "Harbour and grain"),
            ],
            Cancellation);
        store.Clock.Now = Some.Morning.AddMinutes(MinutesOfAMonth);
        var best = await articles.ArticlesAsync(new Question { Words = "harbour", Size = 2 }, Cancellation);
        Assert.Equal(["alone", "both"], best.Items.Select(article => article.Id.Value));
    }

    [Fact]
    public async Task A_list_that_was_kept_too_long_says_so()
    {
        await using var store = await ThreeMonthsAsync();
        var articles = store.Get<IArticleStore>();
        var question = new Question { Size = 1 };
        var next = (await articles.ArticlesAsync(question, Cancellation)).Next!;
        var end = PageEnd.Of("articles", question with { Cursor = next })!;
        await store.Client.ClosePointInTimeAsync(end.PointsInTime[0], Cancellation);

        var e = await Assert.ThrowsAsync<BadQuestionException>(() => articles.ArticlesAsync(question with { Cursor = next }, Cancellation));
        Assert.Contains("too old", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_over_a_partition_that_was_dropped_meanwhile_is_too_old()
    {
        await using var store = await ThreeMonthsAsync();
        var articles = store.Get<IArticleStore>();
        var question = new Question { Size = 1 };
        var next = (await articles.ArticlesAsync(question, Cancellation)).Next!;
        foreach (var index in await store.Client.IndicesAsync(store.Names.ArticlesOf("2025.05"), Cancellation))
        {
            await store.Client.DeleteIndexAsync(index.Name, Cancellation);
        }

        var e = await Assert.ThrowsAsync<BadQuestionException>(() => articles.ArticlesAsync(question with { Cursor = next }, Cancellation));
        Assert.Contains("too old", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cursor_over_two_years_of_partitions_fits_in_an_address()
    {
        var random = new Random(1);
        var partitions = Enumerable.Range(0, 24).Select(_ => { var id = new byte[130]; random.NextBytes(id.AsSpan(0, 60)); return id; });
        var end = new PageEnd(Some.Morning, [Convert.ToBase64String([.. partitions.SelectMany(id => id)])], "[1747468800000,\"a1\",4294967296]");
        var question = new Question { Words = "ceasefire" };
        var cursor = end.CursorFor("articles", question);
        Assert.InRange(cursor.Length, 1000, 4000);
        Assert.Equivalent(end, PageEnd.Of("articles", question with { Cursor = cursor }), strict: true);
    }

    private async Task<OwnStore> ThreeMonthsAsync()
    {
        var store = await indices.FreshAsync();
        await store.Get<IArticleStore>().WriteAsync(
            [Tell.Article("may"), Tell.Article("june", minute: MinutesOfAMonth), Tell.Article("july", minute: 2 * MinutesOfAMonth)], Cancellation);
        return store;
    }
}
