namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>
/// Figures, not claims; run by name only:
/// <c>dotnet run -c Release --project tests/Storage.Tests -- --explicit only --filter-class "*ElasticsearchSpeed" --output Detailed</c>.
/// </summary>
public sealed class ElasticsearchSpeed(OwnIndices indices, ITestOutputHelper output) : IClassFixture<OwnIndices>
{
    private const int Articles = 100_000;
    private const int Partitions = 12;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Articles_written_a_second_and_how_long_questions_take()
    {
        await using var store = await indices.FreshAsync(("Partition", "Day"));
        var questions = new StoreQuestions(store.Get<IArticleStore>(), output);
        await questions.WriteAsync(Articles, Cancellation, TimeSpan.FromDays(Partitions - 0.5) / Articles);
        await questions.AskAsync(Cancellation);
    }
}
