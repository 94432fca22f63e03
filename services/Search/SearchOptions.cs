using System.ComponentModel.DataAnnotations;

namespace NewsPipeline.Search;

/// <summary>How much is answered at a time, so that a burst of questions waits its turn instead of drowning the store.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>Questions worked on at the same time.</summary>
    [Range(1, 1024)]
    public int QuestionsAtOnce { get; set; } = 32;

    /// <summary>Questions that wait for their turn; the next ones are answered 503 with Retry-After.</summary>
    [Range(0, 100_000)]
    public int QuestionsWaiting { get; set; } = 1024;

    /// <summary>Longest time for one answer, waiting included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
