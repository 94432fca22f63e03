using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using NewsPipeline.Search.Api;

namespace NewsPipeline.Search.Web;

/// <summary>So many questions at a time, a queue behind them, and a longest time for each; see <see cref="SearchOptions"/>.</summary>
internal static class Turnstile
{
    private const string Name = "search";
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    public static void AddTurnstile(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddRequestTimeouts();
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<SearchOptions>>((limits, options) =>
        {
            limits.AddConcurrencyLimiter(Name, limiter =>
            {
                limiter.PermitLimit = options.Value.QuestionsAtOnce;
                limiter.QueueLimit = options.Value.QuestionsWaiting;
                limiter.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
            });
            limits.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            limits.OnRejected = async (rejected, _) => await TooMuch().ExecuteAsync(rejected.HttpContext);
        });
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<SearchOptions>>((timeouts, options) => timeouts.AddPolicy(
            Name,
            new RequestTimeoutPolicy
            {
                Timeout = options.Value.AnswerTimeout,
                TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
                WriteTimeoutResponse = http =>
                {
                    // That token has done its work: the answer is not to be given up too.
                    http.RequestAborted = CancellationToken.None;
                    return TooLate(http).ExecuteAsync(http);
                },
            }));
    }

    public static RouteGroupBuilder AnswersQuestions(this RouteGroupBuilder routes) => routes.TakesTurns().AddEndpointFilter(Revalidated.Filter);

    /// <summary>Without a tag of the content: a page that holds a form is another one each time.</summary>
    public static RouteGroupBuilder TakesTurns(this RouteGroupBuilder routes)
    {
        routes.RequireRateLimiting(Name).WithRequestTimeout(Name);
        return routes;
    }

    /// <summary>The deadline counts from the door: who gives up in the queue is answered as who was asked and got no answer.</summary>
    public static void UseTurnstile(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.Use(async (http, next) =>
        {
            await next(http);
            if (!http.Response.HasStarted)
            {
                // The limiter leaves in silence whoever gave up.
                http.RequestAborted.ThrowIfCancellationRequested();
            }
        });
        app.UseRateLimiter();
    }

    private static Later TooLate(HttpContext http) => new(Failures.Away(http));

    private static Later TooMuch() => new Later(Problems.Unavailable("Too many questions at this moment; please ask again in a few seconds."));

    private sealed class Later(IResult problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = ComeAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
