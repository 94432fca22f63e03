using Microsoft.Extensions.DependencyInjection;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Indexer;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class FilingClerkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("newspipeline-").FullName;
    private readonly GatedStore store = new();
    private readonly ServiceProvider services;

    public FilingClerkTests()
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { ["Data"] = folder };
        services = new ServiceCollection().AddStore(configuration).AddIndexer().AddSingleton<IArticleStore>(store).BuildServiceProvider();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FilingClerk Clerk => services.GetRequiredService<FilingClerk>();

    private ILedger Ledger => services.GetRequiredService<ILedger>();

    public void Dispose()
    {
        services.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_comes_in_while_a_batch_is_written_makes_the_next_batch()
    {
        var first = File(0);
        await store.Asked.WaitAsync(Cancellation);
        var others = Enumerable.Range(1, 40).Select(File).ToList();
        store.Open();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([1, 40], store.Sizes);
        Assert.Equal(41, (await Ledger.BalanceAsync(null, Cancellation)).Indexed);
    }

    [Fact]
    public async Task A_batch_has_a_largest_size()
    {
        var first = File(0);
        await store.Asked.WaitAsync(Cancellation);
        var others = Enumerable.Range(1, store.Batches.Largest + 1).Select(File).ToList();
        store.Open();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([1, store.Batches.Largest, 1], store.Sizes);
    }

    [Fact]
    public async Task When_the_store_is_away_everyone_in_the_batch_hears_of_it_and_nothing_is_settled()
    {
        var first = File(0);
        await store.Asked.WaitAsync(Cancellation);
        var others = Enumerable.Range(1, 3).Select(File).ToList();
        store.Fail(new IOException("the disk is gone"));

        foreach (var article in (Task[])[first, .. others])
        {
            await Assert.ThrowsAsync<IOException>(() => article);
        }

        Assert.Equal(0, (await Ledger.BalanceAsync(null, Cancellation)).Found);
    }

    [Fact]
    public async Task One_who_stops_waiting_takes_nobody_along()
    {
        using var impatient = new CancellationTokenSource();
        var first = File(0);
        await store.Asked.WaitAsync(Cancellation);
        var leaving = Clerk.FileAsync(Placed(1), impatient.Token);
        var staying = File(2);
        await impatient.CancelAsync();
        store.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await Task.WhenAll(first, staying);
    }

    private static ArticlePlaced Placed(int number) => Some.Placed(Some.Enriched(Some.Found(Some.Article($"a{number}"))));

    private Task<WriteResult> File(int number) => Clerk.FileAsync(Placed(number), Cancellation);

    /// <summary>Notes how large each batch is; the first one waits at the gate.</summary>
    private sealed class GatedStore : IArticleStore
    {
        private readonly TaskCompletionSource gate = new();

        public SemaphoreSlim Asked { get; } = new(0);

        public Batches Batches { get; } = new(AtOnce: 1, Largest: 500, Heaviest: 4_000_000, Age: TimeSpan.Zero);

        public List<int> Sizes { get; } = [];

        public void Open() => gate.SetResult();

        public void Fail(Exception reason) => gate.SetException(reason);

        public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<ArticlePlaced> articles, CancellationToken cancellation)
        {
            Sizes.Add(articles.Count);
            Asked.Release();
            await gate.Task;
            return [.. articles.Select(_ => new WriteResult.Indexed())];
        }

        public Task<Page<ArticleView>> ArticlesAsync(Question question, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ArticleView?> ArticleAsync(ArticleId id, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Page<StoryView>> StoriesAsync(Question question, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<StoryDetail?> StoryAsync(StoryId id, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Page<DemandView>> DemandsAsync(Question question, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<DemandView?> DemandAsync(DemandId id, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Page<OutletView>> OutletsAsync(Question question, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Facets> FacetsAsync(Question question, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> NamesNearAsync(string name, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
