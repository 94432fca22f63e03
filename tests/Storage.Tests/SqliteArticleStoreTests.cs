namespace NewsPipeline.Storage.Tests;

public sealed class SqliteArticleStoreTests : ArticleStoreContract, IDisposable
{
    private readonly SqliteStoreFixture fixture = new();

    protected override IArticleStore Store => fixture.Store;

    public void Dispose() => fixture.Dispose();
}

public sealed class SqliteQuestionTests : QuestionContract, IDisposable
{
    private readonly SqliteStoreFixture fixture = new();

    protected override IArticleStore Store => fixture.Store;

    public void Dispose() => fixture.Dispose();
}

public sealed class SqlitePageTests : PageContract, IDisposable
{
    private readonly SqliteStoreFixture fixture = new();

    protected override IArticleStore Store => fixture.Store;

    public void Dispose() => fixture.Dispose();
}
