namespace NewsPipeline.Stories;

/// <summary>How far back the desk looks. What lies further back is forgotten, so that memory stays bounded.</summary>
public sealed record DeskSettings
{
    /// <summary>Articles kept, about 13 KB each; the oldest give way.</summary>
    public int Articles { get; init; } = 50_000;

    /// <summary>How long an article is kept, by when it was found; a story closes with its last article.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromDays(30);
}
