namespace NewsPipeline.Standalone.Demo;

/// <summary>
/// What is out at which moment. The outlets' days are pressed together: a second of the demo is an hour of theirs, and their
/// clocks end at the opening, so that no date lies in the future.
/// </summary>
internal sealed class PressWeek(Archive archive, DateTimeOffset opened)
{
    private const double HoursASecond = 1;

    /// <summary>When the last edition is out, at speed 1.</summary>
    public TimeSpan Length { get; } = archive.Editions[^1].At;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<PrintedArticle> Printed(Outlet outlet, Uri home, TimeSpan elapsed) =>
    [
        .. archive.Editions
            .Where(edition => edition.Outlet == outlet && edition.At <= elapsed)
            .GroupBy(edition => edition.Slug)
            .Select(editions => Print(home, editions.First(), editions.Last()))
            .OrderByDescending(article => article.PublishedAt),
    ];

    private PrintedArticle Print(Uri home, Edition first, Edition last) =>
        new(new Uri(home, $"{first.Slug}.html"), last, Clock(first), Clock(last));

    private DateTimeOffset Clock(Edition edition) => (opened + ((edition.At - Length) * (HoursASecond * 3600))).ToOffset(edition.Outlet.Zone);
}
