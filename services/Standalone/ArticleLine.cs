using NewsPipeline.Contracts;
using NewsPipeline.Feeds.Web;
using NewsPipeline.Poller;
using NewsPipeline.Storage;

namespace NewsPipeline.Standalone;

/// <summary>An article as a line of a file gives it: what <c>enrich</c>, <c>stories</c>, <c>coverage</c> and <c>replay</c> read.</summary>
internal sealed record ArticleLine
{
    public string? Id { get; init; }

    public string? Outlet { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? Language { get; init; }

    public Uri? Url { get; init; }

    /// <summary>The text as far as it travels the road: offsets in it are offsets in the text given.</summary>
    public string Body => LongText.Cut(Text ?? "", Article.LongestText);

    /// <summary>Why it does not set out, as a feed's item would not: one of <see cref="Refusal"/>; null where nothing is against it.</summary>
    public string? WhyRefused() =>
        string.IsNullOrEmpty(Id) && Address is null ? Refusal.NoIdentity
        : Headline.From(Title, Text ?? "").Length == 0 ? Refusal.NoWords
        : null;

    /// <summary>As the line calls it, else by its address.</summary>
    public ArticleId Name() => string.IsNullOrEmpty(Id) ? ArticleId.FromUrl(Address!) : new ArticleId(Id);

    /// <summary>As the poller would name it: by its address, else as the line calls it.</summary>
    public ArticleId NameOnTheRoad() => Address is { } address ? ArticleId.FromUrl(address) : new ArticleId(Id!);

    /// <summary>The date given, where an article of today can bear it.</summary>
    public DateTimeOffset? DateOfNews(DateTimeOffset now) => PublishedAt is { } date && !Article.IsDoubtful(date, now) ? date : null;

    /// <param name="foundAt">A date given that is later, or no date of news at all, is doubtful.</param>
    public Article ToArticle(ArticleId id, DateTimeOffset foundAt)
    {
        var (text, title) = (Body, Headline.From(Title, Body));
        return new()
        {
            Id = id,
            Outlet = string.IsNullOrWhiteSpace(Outlet) ? Address?.Host ?? "unknown" : Outlet,
            Url = Address is null ? null : Url,
            Title = title,
            Text = text,
            Language = Language,
            PublishedAt = PublishedAt,
            DateDoubtful = PublishedAt is { } date && Article.IsDoubtful(date, foundAt),
            FoundAt = foundAt,
            Revision = Revision.From(foundAt, title, text),
        };
    }

    private Uri? Address => Url is null ? null : CanonicalAddress.Of(Url);
}
