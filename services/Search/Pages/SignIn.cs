using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Search.Web;

namespace NewsPipeline.Search.Pages;

/// <summary>The sign-in page: a key for a session.</summary>
internal static class SignIn
{
    private const string FrontPage = "/";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Sessions.SignInPage, async (HttpContext http, IAntiforgery forms) =>
            Ask(http, forms, PlaceIn(http.Request.Query[Sessions.Then]), await WhyHereAsync(http))).ExcludeFromDescription();
        var changes = routes.MapGroup("").ExcludeFromDescription().AddEndpointFilter(Forms.OnlyGenuine);
        changes.MapPost(Sessions.SignInPage, LetIn);
        changes.MapPost("/sign-out", async (HttpContext http) =>
        {
            await http.SignOutAsync(Sessions.Scheme);
            return TypedResults.LocalRedirect(FrontPage);
        }).RequireAuthorization(Sessions.NeededToRead);
    }

    private static async Task<IResult> LetIn(HttpContext http, KeyRing keys, Guesses guesses, IAntiforgery forms, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var place = PlaceIn(form[Sessions.Then]);
        if (keys.HolderOf(form["key"].ToString().Trim()) is not { } holder)
        {
            return guesses.Note(http)
                ? Ask(http, forms, place, "This key is not known here.", StatusCodes.Status401Unauthorized)
                : Ask(http, forms, place, "Too many wrong keys came from this address; please come again in a minute.", StatusCodes.Status429TooManyRequests);
        }

        await http.SignInAsync(Sessions.Scheme, holder.Principal(Sessions.Scheme));
        return TypedResults.LocalRedirect(place);
    }

    private static Html<SignInPage> Ask(HttpContext http, IAntiforgery forms, string place, string? problem, int statusCode = StatusCodes.Status200OK) =>
        PageRoutes.Page<SignInPage>(statusCode, new()
        {
            [nameof(SignInPage.Form)] = forms.GetAndStoreTokens(http),
            [nameof(SignInPage.Then)] = place,
            [nameof(SignInPage.Problem)] = problem,
        });

    /// <summary>Who comes here with a session was sent away from somewhere else.</summary>
    private static async Task<string?> WhyHereAsync(HttpContext http) =>
        http.Request.Query.ContainsKey(Sessions.Then) && (await http.AuthenticateAsync(Sessions.Scheme)).Principal?.Identity?.Name is { } name
            ? $"You are signed in with the key '{name}', which is a subscriber's; this needs an operator's."
            : null;

    /// <summary>A place on this site; whatever else it is told, it goes to the front page.</summary>
    private static string PlaceIn(string? then) =>
        then is ['/', ..] and not ['/', '/' or '\\', ..] && !then.Any(char.IsControl) ? then : FrontPage;
}
