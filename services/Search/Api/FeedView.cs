using System.Text.Json.Serialization;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Api;

/// <summary>How a feed is doing.</summary>
/// <param name="Problem">One line on the last failure; null while all is well.</param>
/// <param name="Failures">In a row.</param>
/// <param name="IntervalSeconds">The present rest between two visits.</param>
/// <param name="Articles">That it has offered so far.</param>
public sealed record FeedView(
    string Feed,
    string Outlet,
    string? Title,
    FeedHealth State,
    string? Problem,
    int Failures,
    DateTimeOffset? VisitedAt,
    DateTimeOffset NextVisitAt,
    int IntervalSeconds,
    long Articles)
{
    public static FeedView Of(FeedState feed) => new(
        feed.Feed,
        feed.Outlet,
        feed.Title,
        feed switch { { Failures: > 0 } => FeedHealth.Failing, { VisitedAt: null } => FeedHealth.Waiting, _ => FeedHealth.Healthy },
        feed.Problem,
        feed.Failures,
        feed.VisitedAt,
        feed.DueAt,
        (int)feed.Interval.TotalSeconds,
        feed.Articles);
}

[JsonConverter(typeof(JsonStringEnumConverter<FeedHealth>))]
public enum FeedHealth
{
    [JsonStringEnumMemberName("failing")]
    Failing,

    /// <summary>Not visited yet.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    [JsonStringEnumMemberName("healthy")]
    Healthy,
}
