namespace NewsPipeline.Contracts;

/// <summary>This article can never pass, however often it is tried: straight to the error queue, with the reason.</summary>
public sealed class ImpossibleArticleException(ArticleId article, string reason) : Exception($"Article {article}: {reason}")
{
    public ArticleId Article { get; } = article;

    public string Reason { get; } = reason;
}
