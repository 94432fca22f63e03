namespace NewsPipeline.Contracts;

/// <summary>One text of one article, as an outlet offered it.</summary>
public sealed record Article
{
    /// <summary>Longest text, in UTF-16 code units, that travels the road; the poller cuts at a paragraph or sentence before it.</summary>
    public const int LongestText = 100_000;

    private const int FirstYear = 1990;

    public required ArticleId Id { get; init; }

    /// <summary>Registrable domain of the outlet, in lower case ("reuters.com").</summary>
    public required string Outlet { get; init; }

    /// <summary>Address of the feed that offered it; null for an article that came by replay.</summary>
    public string? Feed { get; init; }

    public Uri? Url { get; init; }

    /// <summary>One line of plain text, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text, paragraphs parted by one empty line; may be empty where the outlet gives only a headline.</summary>
    public required string Text { get; init; }

    /// <summary>BCP 47, as the outlet declares it; what we found ourselves is <see cref="Reading.Language"/>.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>As the outlet gives it, however odd; see <see cref="DateDoubtful"/>.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What offsets of a reading count in.</summary>
    public string TextOf(Part part) => part == Part.Title ? Title : Text;

    /// <summary>The date given is doubtful (<see cref="IsDoubtful"/>): kept, but not used for ordering.</summary>
    public bool DateDoubtful { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    public required Revision Revision { get; init; }

    /// <summary>When it counts as told: the outlet's date where that is plausible, else when we found it.</summary>
    public DateTimeOffset At => PublishedAt is { } published && !DateDoubtful ? published : FoundAt;

    /// <summary>No date of news: before 1990 (clocks that start at 1970), or more than a day ahead of when we read it.</summary>
    public static bool IsDoubtful(DateTimeOffset published, DateTimeOffset now) =>
        published.UtcDateTime.Year < FirstYear || published > now.AddDays(1);
}

/// <summary>Which text of an article this is.</summary>
/// <param name="Number">Orders the texts of one article: milliseconds since 1970 when this text became known. The highest stays.</param>
/// <param name="TextHash">Hash of title and text: equal hashes are the same revision, whatever their numbers.</param>
public sealed record Revision(long Number, string TextHash)
{
    public static Revision From(DateTimeOffset knownSince, string title, string text) =>
        new(knownSince.ToUnixTimeMilliseconds(), Digest.Of(title, text));

    /// <summary>Of two texts that became known in the same millisecond the one with the higher hash counts as newer.</summary>
    public bool IsNewerThan(Revision other) =>
        Number != other.Number ? Number > other.Number : string.CompareOrdinal(TextHash, other.TextHash) > 0;
}

/// <summary>One offer of one text by one source; the unit of the balance sheet.</summary>
/// <param name="Source">The feed's address, or <c>replay:</c> and the name of the run.</param>
public sealed record Finding(FindingId Id, string Source);
