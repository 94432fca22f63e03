using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ElasticsearchArticleStoreTests(OwnIndices indices) : ArticleStoreContract, IClassFixture<OwnIndices>, IAsyncLifetime
{
    private OwnStore? own;

    protected override IArticleStore Store => own!.Get<IArticleStore>();

    public async ValueTask InitializeAsync() => own = await indices.FreshAsync();

    public async ValueTask DisposeAsync() => await (own?.DisposeAsync() ?? default);
}

public sealed class ElasticsearchQuestionTests(OwnIndices indices) : QuestionContract, IClassFixture<OwnIndices>, IAsyncLifetime
{
    private OwnStore? own;

    protected override IArticleStore Store => own!.Get<IArticleStore>();

    /// <summary>Asked when all that the contract tells of has happened.</summary>
    public async ValueTask InitializeAsync()
    {
        own = await indices.FreshAsync();
        own.Clock.Now = Some.Morning.AddDays(90);
    }

    public async ValueTask DisposeAsync() => await (own?.DisposeAsync() ?? default);
}

public sealed class ElasticsearchPageTests(OwnIndices indices) : PageContract, IClassFixture<OwnIndices>, IAsyncLifetime
{
    private OwnStore? own;

    protected override IArticleStore Store => own!.Get<IArticleStore>();

    public async ValueTask InitializeAsync() => own = await indices.FreshAsync();

    public async ValueTask DisposeAsync() => await (own?.DisposeAsync() ?? default);
}
