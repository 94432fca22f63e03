using NewsPipeline.Contracts;

namespace NewsPipeline.Stories;

/// <summary>A decision that the desk remembers.</summary>
internal sealed class Member(Decision decision, ArticlePrint print, OpenStory story)
{
    /// <summary>Without its features, which <see cref="Print"/> holds ready for use.</summary>
    public Decision Decision => decision;

    /// <summary>The article where its text was first seen: copies of copies lead back to one original.</summary>
    public ArticleId Origin => decision.Placement.DuplicateOf ?? decision.Article;

    public ArticlePrint Print => print;

    public OpenStory Story => story;

    /// <summary>A newer text of the same article has taken its place.</summary>
    public bool Revised { get; set; }
}
