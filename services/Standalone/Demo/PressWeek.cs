namespace NewsPipeline.Standalone.Demo;

/// <summary>
/// What is out at which moment. The outlets' days are pressed together: a second of the demo is an hour of theirs, and their
/// clocks end at the opening, so that no date lies in the future. An article comes out when its time has come and all before it
/// have been taken in: so the order in which they are met is the same on every machine, and a slow one has a longer week.
/// </summary>
internal sealed class PressWeek(Archive archive, DateTimeOffset opened)
{
    private const double HoursASecond = 1;

    /// <summary>When the last edition is out, at speed 1 and where nobody is slow.</summary>
    public TimeSpan Length { get; } = archive.Editions[^1].Out;

    /// <summary>What the week's clock shows: it stops before the next edition that may not come out yet.</summary>
    /// <param name="elapsed">Since the opening.</param>
    /// <param name="takenIn">How many editions have been taken in, in their order.</param>
    public TimeSpan Clock(TimeSpan elapsed, int takenIn)
    {
        if (takenIn + 1 >= archive.Editions.Count)
        {
            return elapsed;
        }

        var (may, next) = (archive.Editions[takenIn].Out, archive.Editions[takenIn + 1].Out);
        var limit = may < next ? next - TimeSpan.FromTicks(1) : may;
        return elapsed < limit ? elapsed : limit;
    }

    /// <summary>Editions that are out, oldest first.</summary>
    public IReadOnlyList<Edition> Out(TimeSpan elapsed, int takenIn) =>
        [.. archive.Editions.Take(takenIn + 1).Where(edition => edition.Out <= elapsed)];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<PrintedArticle> Printed(Outlet outlet, Uri home, TimeSpan elapsed, int takenIn) =>
    [
        .. Out(elapsed, takenIn)
            .Where(edition => edition.Outlet == outlet)
            .GroupBy(edition => edition.Slug)
            .Select(editions => Print(home, editions.First(), editions.Last()))
            .OrderByDescending(article => article.PublishedAt),
    ];

    private PrintedArticle Print(Uri home, Edition first, Edition last) =>
        new(new Uri(home, $"{first.Slug}.html"), last, Clock(first), Clock(last));

    private DateTimeOffset Clock(Edition edition) => (opened + ((edition.At - Length) * (HoursASecond * 3600))).ToOffset(edition.Outlet.Zone);
}
