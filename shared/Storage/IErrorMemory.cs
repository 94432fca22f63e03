using System.Text.Json.Serialization;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>
/// Messages that a queue gave up, kept until an operator sends them again or discards them. One error a message, by an id that is
/// computed from what the message is: the same failure coming again is the same error.
/// </summary>
public interface IErrorMemory
{
    /// <summary>Bytes that are kept of a message; any that the road itself sends is smaller.</summary>
    const int LargestBody = 1_000_000;

    /// <summary>
    /// Files them by id. One that is there already counts once more, with its new reason and time; if it had been sent again it waits
    /// again, if it had been discarded it stays so.
    /// </summary>
    Task FileAsync(IReadOnlyCollection<Failure> failures, CancellationToken cancellation);

    /// <summary>Latest first, without bodies.</summary>
    Task<Page<FiledError>> ErrorsAsync(ErrorQuestion question, CancellationToken cancellation);

    /// <summary>With its body.</summary>
    Task<FiledError?> ErrorAsync(ErrorId id, CancellationToken cancellation);

    /// <summary>
    /// Its message is in its queue again; false where there is no such error, or it has been filed more than
    /// <paramref name="times"/> times: then it waits for having failed again, and nothing changes.
    /// </summary>
    Task<bool> SentAgainAsync(ErrorId id, int times, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>It is kept, and waits no more; false where it does not wait.</summary>
    Task<bool> DiscardAsync(ErrorId id, Discarding discarding, CancellationToken cancellation);

    /// <summary>Those that wait, by queue.</summary>
    Task<IReadOnlyList<ErrorCount>> CountsAsync(CancellationToken cancellation);

    /// <summary>Alerts that wait: they stand beside the balance sheet, which is about articles.</summary>
    async Task<long> AlertsWaitingAsync(CancellationToken cancellation) =>
        (await CountsAsync(cancellation)).Where(count => count.Kind == ErrorKind.Alert).Sum(count => count.Waiting);
}

/// <summary>One message that a queue gave up.</summary>
/// <param name="Queue">The stage's own queue (<c>index-article</c>).</param>
/// <param name="Reason">One sentence in our words.</param>
/// <param name="Detail">For whoever mends it: the exception with its stack, or what the broker says.</param>
/// <param name="Finding">Null where it cannot be made out.</param>
/// <param name="Article">Null where it cannot be made out.</param>
/// <param name="Title">The article's headline, or the demand; null where it cannot be made out.</param>
/// <param name="Body">As it travelled; only the first <see cref="IErrorMemory.LargestBody"/> bytes are kept.</param>
public sealed record Failure(
    ErrorId Id,
    string Queue,
    ErrorKind Kind,
    string Reason,
    string Detail,
    DateTimeOffset At,
    Finding? Finding,
    ArticleId? Article,
    string? Title,
    ReadOnlyMemory<byte> Body)
{
    private const int LongestReason = 1_000;
    private const int LongestDetail = 8_000;
    private const int LongestTitle = 300;

    internal ReadOnlyMemory<byte> KeptBody => Body.Length > IErrorMemory.LargestBody ? Body[..IErrorMemory.LargestBody] : Body;

    /// <summary>The words as long as every store keeps and searches them.</summary>
    internal Failure Trimmed() => this with
    {
        Reason = Cut(Reason, LongestReason),
        Detail = Cut(Detail, LongestDetail),
        Title = Title is null ? null : Cut(Title, LongestTitle),
    };

    /// <summary>The error as it stands when this failure has come too.</summary>
    internal FiledError After(FiledError? known) => known is null
        ? new(Id, Queue, Kind, Reason, Detail, At, At, Times: 1, Finding, Article, Title, ErrorState.Waiting, Body.Length, Body: null, SentAgainAt: null, Discarding: null)
        : known with
        {
            Reason = Reason,
            Detail = Detail,
            LastAt = At > known.LastAt ? At : known.LastAt,
            Times = known.Times + 1,
            State = known.State == ErrorState.Discarded ? ErrorState.Discarded : ErrorState.Waiting,
            Length = Body.Length,
        };

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..(longest - 1)]}…";
}

/// <param name="Times">How often it was filed.</param>
/// <param name="Length">Of the message, in bytes; more than <paramref name="Body"/> has where that was cut.</param>
/// <param name="Body">Only where one error is asked for; null in lists.</param>
/// <param name="SentAgainAt">The last time; null where it never was.</param>
public sealed record FiledError(
    ErrorId Id,
    string Queue,
    ErrorKind Kind,
    string Reason,
    string Detail,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    int Times,
    Finding? Finding,
    ArticleId? Article,
    string? Title,
    ErrorState State,
    long Length,
    byte[]? Body,
    DateTimeOffset? SentAgainAt,
    Discarding? Discarding)
{
    /// <summary>The body was too long to be kept whole: such a message cannot be sent again.</summary>
    public bool IsCut => Length > IErrorMemory.LargestBody;

    /// <summary>What stands for it on the balance sheet: its finding, else a line of its own. Null for an alert, which is no article.</summary>
    [JsonIgnore]
    public Finding? Line => Kind == ErrorKind.Alert ? null : Finding ?? LineOf(Id, Queue);

    internal static Finding LineOf(ErrorId id, string queue) => new(new FindingId(Digest.Of("unknown finding", id.Value)), $"queue:{queue}");
}

/// <param name="By">Whose decision it was.</param>
public sealed record Discarding(string Why, string By, DateTimeOffset At);

/// <summary>Which errors an operator asks for; everything that is set must hold.</summary>
public sealed record ErrorQuestion
{
    public string? Queue { get; init; }

    /// <summary>How the reason begins.</summary>
    public string? Reason { get; init; }

    /// <summary>Stands in reason, technical detail, title or the ids; case does not count within ASCII.</summary>
    public string? Text { get; init; }

    /// <summary>Any where it is null.</summary>
    public ErrorState? State { get; init; } = ErrorState.Waiting;

    /// <summary>1 to <see cref="Question.LargestSize"/>.</summary>
    public int Size { get; init; } = 20;

    /// <summary>The <see cref="Page{T}.Next"/> of the page before; means something only with the same question.</summary>
    public string? Cursor { get; init; }
}

/// <param name="Oldest">When the first of them failed last.</param>
public sealed record ErrorCount(string Queue, ErrorKind Kind, long Waiting, DateTimeOffset Oldest);

[JsonConverter(typeof(JsonStringEnumConverter<ErrorKind>))]
public enum ErrorKind
{
    /// <summary>On its way to the store: on the balance sheet.</summary>
    [JsonStringEnumMemberName("article")]
    Article,

    /// <summary>On its way to subscribers: beside it.</summary>
    [JsonStringEnumMemberName("alert")]
    Alert,
}

[JsonConverter(typeof(JsonStringEnumConverter<ErrorState>))]
public enum ErrorState
{
    [JsonStringEnumMemberName("waiting")]
    Waiting,
    [JsonStringEnumMemberName("sent-again")]
    SentAgain,
    [JsonStringEnumMemberName("discarded")]
    Discarded,
}
