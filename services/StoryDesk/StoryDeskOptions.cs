using System.ComponentModel.DataAnnotations;

namespace NewsPipeline.StoryDesk;

/// <summary>How far back the desk looks.</summary>
public sealed class StoryDeskOptions
{
    public const string Section = "StoryDesk";

    /// <summary>Articles kept in memory, about 13 KB each; stories older than the oldest of them are closed.</summary>
    [Range(100, 10_000_000)]
    public int Articles { get; set; } = 50_000;

    /// <summary>A story without news for so long is closed.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Memory { get; set; } = TimeSpan.FromDays(30);
}
