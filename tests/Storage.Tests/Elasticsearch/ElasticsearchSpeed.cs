namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>
/// Figures, not claims; run by name only:
/// <c>dotnet run -c Release --project tests/Storage.Tests -- --explicit only --filter-class "*ElasticsearchSpeed" --output Detailed</c>.
/// </summary>
public sealed class ElasticsearchSpeed(OwnIndices indices, ITestOutputHelper output) : IClassFixture<OwnIndices>
{
    private const int Articles = 20_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(24)]
    public async Task Articles_written_a_second_and_how_long_questions_take(int partitions)
    {
        await using var store = await indices.FreshAsync(("Partition", "Day"));
        var questions = new StoreQuestions(store.Get<IArticleStore>(), output);
        output.WriteLine($"{partitions} partitions");
        await questions.WriteAsync(Articles, Cancellation, TimeSpan.FromDays(partitions - 0.5) / Articles);
        await questions.AskAsync(Cancellation);
    }
}
