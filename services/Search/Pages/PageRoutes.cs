using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using NewsPipeline.Contracts;
using NewsPipeline.Search.Api;
using NewsPipeline.Search.Asking;
using NewsPipeline.Search.Web;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Pages;

/// <summary>The analysts' pages: plain HTML from the store, each with an address of its own.</summary>
internal static class PageRoutes
{
    public static void MapPages(this WebApplication app)
    {
        app.MapSiteFiles();
        app.MapSignIn();
        app.MapMachineRoom();
        var pages = app.MapGroup("").AnswersQuestions().RequireAuthorization(Sessions.NeededToRead).ExcludeFromDescription();
        foreach (var show in Shown.All)
        {
            pages.MapGet(Links.PlaceOf(show), (HttpContext http, IArticleStore store, CancellationToken cancellation) => Search(http, show, store, cancellation));
        }

        pages.MapGet("/stories/{id}", Story);
        pages.MapGet("/demands/{id}", Demand);
        pages.MapGet("/articles/{id}", Article);
        pages.MapGet("/outlets", Outlets);
        pages.MapGet("/feeds", Feeds);
        pages.MapGet("/{**path}", () => Sorry(StatusCodes.Status404NotFound, "Not found", "There is no such page here.")).WithOrder(int.MaxValue);
    }

    public static IResult Sorry(int statusCode, string title, string reason) =>
        Page<SorryPage>(statusCode, new() { [nameof(SorryPage.Title)] = title, [nameof(SorryPage.Reason)] = reason });

    private static async Task<IResult> Search(HttpContext http, string show, IArticleStore store, CancellationToken cancellation)
    {
        var view = await SearchView.AskAsync(http.Request.Query, show, store, cancellation);
        var statusCode = view.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return Page<SearchPage>(statusCode, new() { [nameof(SearchPage.View)] = view });
    }

    private static async Task<IResult> Story(string id, IArticleStore store, CancellationToken cancellation) =>
        PageOf<StoryPage>(nameof(StoryPage.Detail), await store.StoryAsync(new StoryId(id), cancellation));

    private static async Task<IResult> Demand(string id, IArticleStore store, CancellationToken cancellation) =>
        PageOf<DemandPage>(nameof(DemandPage.Demand), await store.DemandAsync(new DemandId(id), cancellation));

    private static async Task<IResult> Article(string id, IArticleStore store, CancellationToken cancellation) =>
        PageOf<ArticlePage>(nameof(ArticlePage.Article), await store.ArticleAsync(new ArticleId(id), cancellation));

    private static async Task<IResult> Outlets(HttpContext http, IArticleStore store, CancellationToken cancellation)
    {
        try
        {
            var question = Questions.Read(http.Request.Query, Parameters.OfLists);
            return PageOf<OutletsPage>(nameof(OutletsPage.Outlets), await store.OutletsAsync(question, cancellation));
        }
        catch (BadQuestionException e)
        {
            return Sorry(StatusCodes.Status400BadRequest, "This question cannot be answered", e.Message);
        }
    }

    private static async Task<IResult> Feeds([FromServices] IFeedMemory feeds, CancellationToken cancellation) =>
        PageOf<FeedsPage>(nameof(FeedsPage.Feeds), FeedList.WorstFirst(await feeds.AllAsync(cancellation)));

    private static IResult PageOf<TPage>(string parameter, object? content)
        where TPage : IComponent =>
        content is null
            ? Sorry(StatusCodes.Status404NotFound, "Not found", "Nothing here has this address.")
            : Page<TPage>(StatusCodes.Status200OK, new() { [parameter] = content });

    public static Html<TPage> Page<TPage>(int statusCode, Dictionary<string, object?> parameters)
        where TPage : IComponent => new(statusCode, parameters);
}
