using NewsPipeline.Contracts;
using NewsPipeline.Stories.Demands;

namespace NewsPipeline.Stories;

/// <summary>A story with at least one decision that is remembered.</summary>
internal sealed class OpenStory(StoryId id)
{
    public StoryId Id => id;

    public string Title { get; set; } = "";

    /// <summary>Remembered, those about texts that were revised since included.</summary>
    public int Decisions { get; set; }

    /// <summary>Its articles in their present text, in the order in which they were placed.</summary>
    public List<Member> Members { get; } = [];

    public DemandBook Demands { get; } = new();

    /// <summary>Square of the length of the story's vector; kept by <see cref="StoryIndex"/>.</summary>
    public Int128 SquaredLength { get; set; }
}
