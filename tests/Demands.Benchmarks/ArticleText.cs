namespace NewsPipeline.Demands.Benchmarks;

/// <summary>What a line of the file has for a reader.</summary>
internal sealed record ArticleText(string? Title, string? Text);
