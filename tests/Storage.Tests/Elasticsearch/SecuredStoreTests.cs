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

    public async ValueTask InitializeAsync() => own = await indices.FreshAsync();

    public async ValueTask DisposeAsync() => await (own?.DisposeAsync() ?? default);
}

public sealed class SecuredElasticsearchPageTests(SecuredIndices indices) : PageContract, IClassFixture<SecuredIndices>, IAsyncLifetime
{
    private OwnStore? own;

    protected override IArticleStore Store => own!.Get<IArticleStore>();

    public async ValueTask InitializeAsync() => own = await indices.FreshAsync();

    public async ValueTask DisposeAsync() => await (own?.DisposeAsync() ?? default);
}
