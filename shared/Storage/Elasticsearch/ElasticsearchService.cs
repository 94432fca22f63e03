using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Errors;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Ledger;
using NewsPipeline.Storage.Elasticsearch.Reading;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch;

internal static class ElasticsearchService
{
    /// <summary>Articles, stories, demands and the balance sheet in Elasticsearch, as the settings under <c>Elasticsearch</c> say.</summary>
    public static IServiceCollection AddElasticsearchStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddElasticsearchClient(configuration);
        services.AddSingleton(provider => new IndexNames(provider.GetRequiredService<ElasticsearchOptions>().Prefix));
        services.AddPatience();
        services.TryAddSingleton<Ending>();
        services.AddSingleton(provider => new Neighbour("store", $"Elasticsearch at {provider.GetRequiredService<ElasticsearchOptions>().Url}"));
        return services
            .AddHostedService<ElasticsearchAtStart>()
            .AddSingleton<StoreSetup>()
            .AddSingleton<StoreDoor>()
            .AddSingleton<BulkSender>()
            .AddSingleton<Homes>()
            .AddSingleton<NameBook>()
            .AddSingleton<Partitions>()
            .AddSingleton<Retention>()
            .AddSingleton<ArticleFiling>()
            .AddSingleton<Recount>()
            .AddSingleton<ArticleWriting>()
            .AddSingleton<KnownNames>()
            .AddSingleton<Pages>()
            .AddSingleton<WholeList>()
            .AddSingleton<ArticleReading>()
            .AddSingleton<AnswerReading>()
            .AddSingleton<DemandReading>()
            .AddSingleton<StoryReading>()
            .AddSingleton<OutletDemands>()
            .AddSingleton<MatchingDemands>()
            .AddSingleton<OutletReading>()
            .AddSingleton<ActorNames>()
            .AddSingleton<FacetReading>()
            .AddSingleton<NearNames>()
            .AddSingleton<IArticleStore, ElasticsearchArticleStore>()
            .AddSingleton<ILedger, ElasticsearchLedger>()
            .AddSingleton<IErrorMemory, ElasticsearchErrorMemory>()
            .AddSingleton<IHousekeeping, Housekeeping>();
    }
}
