using Microsoft.AspNetCore.Antiforgery;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Search.Api;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Pages;

/// <summary>What the machine room shows: the balance to everybody, what went wrong to an operator.</summary>
/// <param name="Errors">Null for whoever is not signed in as an operator, as is <paramref name="Form"/>.</param>
public sealed record MachineRoom(Balance Balance, int Feeds, int FailingFeeds, ErrorQuestion Question, Page<FiledError>? Errors, AntiforgeryTokenSet? Form)
{
    private const int Shown = 50;

    /// <summary>What became of the last thing that was done here.</summary>
    public string? Said { get; init; }

    /// <exception cref="BadQuestionException">The errors asked for cannot be read.</exception>
    public static async Task<MachineRoom> EnterAsync(HttpContext http, ErrorQuestion question, CancellationToken cancellation)
    {
        var services = http.RequestServices;
        var feeds = FeedList.WorstFirst(await services.GetRequiredService<IFeedMemory>().AllAsync(cancellation));
        var isOperator = http.User.IsOperator();
        return new(
            await services.GetRequiredService<ILedger>().BalanceAsync(null, cancellation),
            feeds.Count,
            feeds.Count(feed => feed.State == FeedHealth.Failing),
            question,
            isOperator ? await services.GetRequiredService<IErrorMemory>().ErrorsAsync(question with { Size = Shown }, cancellation) : null,
            isOperator ? services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http) : null);
    }
}
