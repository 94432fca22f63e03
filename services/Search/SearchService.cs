using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Hosting.Answering;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Search.Api;
using NewsPipeline.Search.Errors;
using NewsPipeline.Search.Pages;
using NewsPipeline.Search.Web;

namespace NewsPipeline.Search;

/// <summary>The query API and the analysts' pages, over whatever store is registered.</summary>
public static class SearchService
{
    /// <summary>Needs an article store, a ledger and a feed memory beside it.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddSettings<SearchOptions>(SearchOptions.Section);
        services.AddAccess();
        services.AddSessions();
        services.AddApiDocument(options => options.DescribeParameters());
        services.AddSingleton<Repairs>();
        services.AddTurnstile();
        // Names of the whole world stay readable in the page's source; what HTML gives a meaning to is encoded all the same.
        services.TryAddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    public static WebApplication MapSearch(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseFailures();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseTurnstile();
        app.MapOpenApi();
        app.MapApi();
        app.MapErrors();
        app.MapPages();
        return app;
    }
}
