using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>Whether the store answers a question, whichever engine it is.</summary>
internal sealed class StoreHealth(IArticleStore store) : IHealthCheck
{
    internal static readonly ArticleId NoArticle = new("no-such-article");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.ArticleAsync(NoArticle, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
