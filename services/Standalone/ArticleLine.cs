using System.Runtime.CompilerServices;
using NewsPipeline.Contracts;

namespace NewsPipeline.Standalone;

/// <summary>An article as a line of a file gives it: what <c>stories</c>, <c>coverage</c> and <c>replay</c> read.</summary>
internal sealed record ArticleLine
{
    public string? Id { get; init; }

    public string? Outlet { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? Language { get; init; }

    public Uri? Url { get; init; }

    /// <summary>
    /// Articles in the order of the file, under the ids that the file gives them, each found when it was published; where there is
    /// no date, with the one before.
    /// </summary>
    /// <exception cref="UnreadableInputException">A line is no article: not JSON, without an id, or with neither title nor text.</exception>
    public static async IAsyncEnumerable<ArticleFound> ReadAsync(
        string file,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        DateTimeOffset? before = null;
        await foreach (var (line, value) in JsonLines.ReadAsync<ArticleLine>(file, cancellation))
        {
            if (value.Problem() is { } problem)
            {
                throw new UnreadableInputException($"{file}, line {line}: {problem}");
            }

            before = value.DateOfNews(clock.GetUtcNow()) ?? before ?? clock.GetUtcNow();
            yield return new(new(FindingId.FromLine(file, line), file), value.ToArticle(new ArticleId(value.Id!), before.Value));
        }
    }

    /// <summary>Why it is no article; null where it is one.</summary>
    public string? Problem() => this switch
    {
        { Id: null or "" } => "an article needs an \"id\".",
        { Title: null or "", Text: null or "" } => $"article {Id} has neither \"title\" nor \"text\".",
        _ => null,
    };

    /// <summary>The date given, where an article of today can bear it.</summary>
    public DateTimeOffset? DateOfNews(DateTimeOffset now) => PublishedAt is { } date && !Article.IsDoubtful(date, now) ? date : null;

    /// <param name="foundAt">A date given that is later, or no date of news at all, is doubtful.</param>
    public Article ToArticle(ArticleId id, DateTimeOffset foundAt)
    {
        var title = string.IsNullOrWhiteSpace(Title) ? FirstWords(Text!) : Title.Trim();
        var text = Text ?? "";
        return new()
        {
            Id = id,
            Outlet = Outlet ?? Url?.Host ?? "unknown",
            Url = Url,
            Title = title,
            Text = text,
            Language = Language,
            PublishedAt = PublishedAt,
            DateDoubtful = PublishedAt is { } date && Article.IsDoubtful(date, foundAt),
            FoundAt = foundAt,
            Revision = Revision.From(foundAt, title, text),
        };
    }

    private static string FirstWords(string text)
    {
        const int longest = 100;
        var line = text.Trim().Split('\n')[0];
        return line.Length <= longest ? line : line[..line.LastIndexOf(' ', longest)] + " …";
    }
}
