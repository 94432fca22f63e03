using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

// Each contract on a plain engine, and on one with TLS and a key of least privilege.

public sealed class ElasticsearchArticleStoreTests(OwnIndices indices) : ArticleStoreIn<OwnIndices>(indices);

public sealed class SecuredElasticsearchArticleStoreTests(SecuredIndices indices) : ArticleStoreIn<SecuredIndices>(indices);

public sealed class ElasticsearchQuestionTests(OwnIndices indices) : QuestionsIn<OwnIndices>(indices);

public sealed class SecuredElasticsearchQuestionTests(SecuredIndices indices) : QuestionsIn<SecuredIndices>(indices);

public sealed class ElasticsearchPageTests(OwnIndices indices) : PagesIn<OwnIndices>(indices);

public sealed class SecuredElasticsearchPageTests(SecuredIndices indices) : PagesIn<SecuredIndices>(indices);

public abstract class ArticleStoreIn<TIndices>(TIndices indices) : ArticleStoreContract, IClassFixture<TIndices>, IAsyncLifetime
    where TIndices : OwnIndices
{
    private OwnStore? own;

    protected override IArticleStore Store => own!.Get<IArticleStore>();

    protected override int Seeds => 4;

    public async ValueTask InitializeAsync() => own = await indices.FreshAsync();

    public async ValueTask DisposeAsync()
    {
        await (own?.DisposeAsync() ?? default);
        GC.SuppressFinalize(this);
    }
}

public abstract class QuestionsIn<TIndices>(TIndices indices) : QuestionContract, IClassFixture<TIndices>, IAsyncLifetime
    where TIndices : OwnIndices
{
    private OwnStore? own;

    protected override IArticleStore Store => own!.Get<IArticleStore>();

    /// <summary>Asked when all that the contract tells of has happened.</summary>
    public async ValueTask InitializeAsync()
    {
        own = await indices.FreshAsync();
        own.Clock.Now = Some.Morning.AddDays(90);
    }

    public async ValueTask DisposeAsync()
    {
        await (own?.DisposeAsync() ?? default);
        GC.SuppressFinalize(this);
    }
}

public abstract class PagesIn<TIndices>(TIndices indices) : PageContract, IClassFixture<TIndices>, IAsyncLifetime
    where TIndices : OwnIndices
{
    private OwnStore? own;

    protected override IArticleStore Store => own!.Get<IArticleStore>();

    public async ValueTask InitializeAsync() => own = await indices.FreshAsync();

    public async ValueTask DisposeAsync()
    {
        await (own?.DisposeAsync() ?? default);
        GC.SuppressFinalize(this);
    }
}
