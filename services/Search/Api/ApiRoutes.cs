using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Search.Asking;
using NewsPipeline.Search.Web;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Api;

/// <summary>The JSON API. A list answers items, total and next; what cannot be answered is a problem (RFC 9457) in one sentence.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").AnswersQuestions().RequireAuthorization(Needs.ToRead);
        api.AddEndpointFilter(Problems.ForBadQuestions);
        api.Map("articles", Articles, Parameters.OfLists, "Articles", "Articles that match: best first where there are words, else newest first.");
        api.Map("articles/{id}", Article, Parameters.None, "Articles", "One article with its text, entities, demands and answers.");
        api.Map("stories", Stories, Parameters.OfLists, "Stories", "Stories with at least one article that matches, latest activity first.");
        api.Map("stories/{id}", Story, Parameters.None, "Stories", "One story: timeline, outlets, demands with every carrier, the demand × outlet matrix, and answers.");
        api.Map("demands", Demands, Parameters.OfLists, "Demands", "Demands that match, latest report first.");
        api.Map("demands/{id}", Demand, Parameters.None, "Demands", "One demand: first report, every carrier in its own words, and answers.");
        api.Map("outlets", Outlets, Parameters.OfLists, "Outlets", "Outlets with what they reported, and how much of it copies others.");
        api.Map("facets", Facets, Parameters.Filters, "Articles", "How the articles that match divide by outlet, topic, strength, party, entity and language.");
        api.Map("feeds", Feeds, Parameters.OfFeeds, "Machine room", "How each feed is doing, and when it is visited next.");
        api.Map("balance", BalanceSheet, Parameters.OfBalance, "Machine room", "The balance sheet: found = indexed + duplicate + refused + inErrorQueues + inFlight; beside it what is in flight for more than a day, and alerts in error queues.");
        app.MapGet("/api/{**path}", (string? path) => Problems.NotFound($"There is nothing at /api/{path}; /openapi/v1.json lists what there is."))
            .ExcludeFromDescription()
            .WithOrder(int.MaxValue - 1);
    }

    private static void Map(
        this RouteGroupBuilder api, string route, Delegate answer, IReadOnlyList<Parameter> parameters, string tag, string summary)
    {
        var endpoint = api.MapGet(route, answer)
            .WithMetadata(new Takes(parameters))
            .WithTags(tag)
            .WithSummary(summary)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        if (route.Contains("{id}"))
        {
            endpoint.ProducesProblem(StatusCodes.Status404NotFound);
        }
    }

    private static Task<Page<T>> Answer<T>(IArticleStore store, Func<Question, CancellationToken, Task<Page<T>>> ask, HttpContext http, CancellationToken cancellation)
    {
        var question = http.Asked();
        return ask(question, cancellation).WithSuggestionsAsync(question, store, cancellation);
    }

    private static async Task<Ok<Page<ArticleView>>> Articles(HttpContext http, IArticleStore store, CancellationToken cancellation) =>
        TypedResults.Ok(await Answer(store, store.ArticlesAsync, http, cancellation));

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Article(string id, HttpContext http, IArticleStore store, CancellationToken cancellation) =>
        Problems.OkOrNotFound(http, "article", id, await store.ArticleAsync(new ArticleId(id), cancellation));

    private static async Task<Ok<Page<StoryView>>> Stories(HttpContext http, IArticleStore store, CancellationToken cancellation) =>
        TypedResults.Ok(await Answer(store, store.StoriesAsync, http, cancellation));

    private static async Task<Results<Ok<StoryAnswer>, ProblemHttpResult>> Story(string id, HttpContext http, IArticleStore store, CancellationToken cancellation) =>
        Problems.OkOrNotFound(http, "story", id, await store.StoryAsync(new StoryId(id), cancellation) is { } story ? StoryAnswer.Of(story) : null);

    private static async Task<Ok<Page<DemandView>>> Demands(HttpContext http, IArticleStore store, CancellationToken cancellation) =>
        TypedResults.Ok(await Answer(store, store.DemandsAsync, http, cancellation));

    private static async Task<Results<Ok<DemandView>, ProblemHttpResult>> Demand(string id, HttpContext http, IArticleStore store, CancellationToken cancellation) =>
        Problems.OkOrNotFound(http, "demand", id, await store.DemandAsync(new DemandId(id), cancellation));

    private static async Task<Ok<Page<OutletView>>> Outlets(HttpContext http, IArticleStore store, CancellationToken cancellation) =>
        TypedResults.Ok(await Answer(store, store.OutletsAsync, http, cancellation));

    private static async Task<Ok<Facets>> Facets(HttpContext http, IArticleStore store, CancellationToken cancellation) =>
        TypedResults.Ok(await store.FacetsAsync(http.Asked(), cancellation));

    private static async Task<Ok<Page<FeedView>>> Feeds(HttpContext http, [FromServices] IFeedMemory feeds, CancellationToken cancellation) =>
        TypedResults.Ok(FeedList.Page(await feeds.AllAsync(cancellation), http.Asked()));

    private static async Task<Ok<Balance>> BalanceSheet(HttpContext http, ILedger ledger, IErrorMemory errors, CancellationToken cancellation)
    {
        _ = http.Asked();
        var balance = await ledger.BalanceAsync(http.Request.Query["source"] is [{ Length: > 0 } source] ? source : null, cancellation);
        return TypedResults.Ok(balance with { AlertsInErrorQueues = await errors.AlertsWaitingAsync(cancellation) });
    }
}
