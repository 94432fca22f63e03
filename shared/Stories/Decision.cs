using NewsPipeline.Contracts;

namespace NewsPipeline.Stories;

/// <summary>What the desk decided about one text of an article, with all that another desk needs to go on from here.</summary>
/// <param name="TextHash">Of the text that was placed.</param>
/// <param name="At">When the article counts as told.</param>
/// <param name="Features">The article in the desk's own compact form; see <see cref="Newsdesk.Recall"/>.</param>
public sealed record Decision(ArticleId Article, string TextHash, DateTimeOffset At, Placement Placement, byte[] Features);
