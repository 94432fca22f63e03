namespace NewsPipeline.Stories;

/// <summary>A decision that the desk remembers.</summary>
internal sealed class Member(Decision decision, ArticlePrint print, OpenStory story)
{
    /// <summary>Without its features, which <see cref="Print"/> holds ready for use.</summary>
    public Decision Decision => decision;

    public ArticlePrint Print => print;

    public OpenStory Story => story;

    /// <summary>A newer text of the same article has taken its place.</summary>
    public bool Revised { get; set; }
}
