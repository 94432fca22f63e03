namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ElasticsearchErrorMemoryTests(OwnIndices indices) : ErrorMemoryContract, IClassFixture<OwnIndices>, IAsyncLifetime
{
    private OwnStore? store;

    protected override IErrorMemory Errors => store!.Get<IErrorMemory>();

    public async ValueTask InitializeAsync() => store = await indices.FreshAsync();

    public ValueTask DisposeAsync() => store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
