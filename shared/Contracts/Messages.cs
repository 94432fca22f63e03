namespace NewsPipeline.Contracts;

// The milestones of an article's road, in order. A later message contains the earlier one. They only grow: what is added later has a
// default, so that a message of an older version can still be read.

/// <summary>1. A feed offered an article, or a text of it, that we had not seen.</summary>
public sealed record ArticleFound(Finding Finding, Article Article);

/// <summary>2. We read who is in it, who demands what of whom, and who answers.</summary>
public sealed record ArticleEnriched(ArticleFound Found, Reading Reading);

/// <summary>3. We know which story it tells, whether it is a copy, and which of the story's demands it reports.</summary>
public sealed record ArticlePlaced(ArticleEnriched Enriched, Placement Placement);

/// <summary>4. An article reported a demand that its story did not have yet.</summary>
public sealed record DemandRaised(DemandReport Report);
