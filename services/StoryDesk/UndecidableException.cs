using NewsPipeline.Contracts;

namespace NewsPipeline.StoryDesk;

/// <summary>The desk stumbled over this one article; the others of its batch are not to blame.</summary>
public sealed class UndecidableException(ArticleId article, Exception why) : Exception($"Article {article} could not be placed: {why.Message}", why)
{
    public ArticleId Article { get; } = article;
}
