using System.Text;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Errors;

/// <summary>A message that a queue gave up.</summary>
/// <param name="Reason">In our words.</param>
/// <param name="Times">How often it failed.</param>
/// <param name="Source">What offered it: a feed's address, or a replay.</param>
/// <param name="Title">The article's headline, or the demand.</param>
/// <param name="Length">Of the message, in bytes.</param>
/// <param name="Detail">For whoever mends it; only where one error is asked for, as is <paramref name="Body"/>.</param>
/// <param name="Body">The message as it travelled; cut where it is longer than what is kept.</param>
public sealed record ErrorView(
    ErrorId Id,
    string Queue,
    ErrorKind Kind,
    string Reason,
    int Times,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    ErrorState State,
    ArticleId? Article,
    string? Title,
    string? Source,
    FindingId? Finding,
    long Length,
    DateTimeOffset? SentAgainAt,
    Discarding? Discarding,
    string? Detail,
    string? Body)
{
    public static ErrorView Of(FiledError error) => Whole(error) with { Detail = null };

    public static ErrorView Whole(FiledError error) => new(
        error.Id,
        error.Queue,
        error.Kind,
        error.Reason,
        error.Times,
        error.FirstAt,
        error.LastAt,
        error.State,
        error.Article,
        error.Title,
        error.Finding?.Source,
        error.Finding?.Id,
        error.Length,
        error.SentAgainAt,
        error.Discarding,
        error.Detail,
        error.Body is null ? null : Encoding.UTF8.GetString(error.Body));
}

/// <summary>Which errors are to be sent again: some of them by filters, or all.</summary>
public sealed record RetryRequest
{
    public string? Queue { get; init; }

    /// <summary>How the reason begins.</summary>
    public string? Reason { get; init; }

    /// <summary>Stands in reason, detail, title or ids.</summary>
    public string? Q { get; init; }

    /// <summary>Says that every error that waits is meant.</summary>
    public bool? All { get; init; }
}

public sealed record DiscardRequest
{
    /// <summary>Stays with the error and on the balance sheet.</summary>
    public required string Why { get; init; }
}
