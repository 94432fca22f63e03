using Microsoft.Extensions.DependencyInjection;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting;

namespace NewsPipeline.Storage;

public static class StoreReadiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>For a command that cannot go on without the store.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used within 20 seconds.</exception>
    public static async Task WaitForStoreAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        var (store, time) = (services.GetRequiredService<IArticleStore>(), services.GetRequiredService<TimeProvider>());
        for (var deadline = time.GetUtcNow() + Patience; ; await Task.Delay(Glance, time, cancellation))
        {
            try
            {
                await store.ArticleAsync(StoreHealth.NoArticle, cancellation);
                return;
            }
            catch (StoreUnavailableException) when (time.GetUtcNow() < deadline)
            {
                if (services.GetRequiredService<Ending>().Cause is { } cause)
                {
                    throw cause;
                }
            }
        }
    }
}
