using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

// The same contracts with TLS, and a key of least privilege.

public sealed class SecuredElasticsearchArticleStoreTests(SecuredIndices indices) : ArticleStoreContract, IClassFixture<SecuredIndices>, IAsyncLifetime
{
    private OwnStore? own;

    protected override IArticleStore Store => own!.Get<IArticleStore>();

    public async ValueTask InitializeAsync() => own = await indices.FreshAsync();

    public async ValueTask DisposeAsync() => await (own?.DisposeAsync() ?? default);
}

public sealed class SecuredElasticsearchQuestionTests(SecuredIndices indices) : QuestionContract, IClassFixture<SecuredIndices>, IAsyncLifetime
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

public sealed class SecuredElasticsearchPageTests(SecuredIndices indices) : PageContract, IClassFixture<SecuredIndices>, IAsyncLifetime
{
    private OwnStore? own;

    protected override IArticleStore Store => own!.Get<IArticleStore>();

    public async ValueTask InitializeAsync() => own = await indices.FreshAsync();

    public async ValueTask DisposeAsync() => await (own?.DisposeAsync() ?? default);
}
