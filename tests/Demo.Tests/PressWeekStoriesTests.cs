using NewsPipeline.Contracts;
using NewsPipeline.Demands;
using NewsPipeline.Standalone.Demo;
using NewsPipeline.Stories;

namespace NewsPipeline.Demo.Tests;

/// <summary>Every negotiation of the demo is one story, with exactly the articles in its folder, whenever the desk meets which of them.</summary>
public sealed class PressWeekStoriesTests
{
    private static readonly DateTimeOffset Opened = new(2025, 5, 17, 8, 0, 0, TimeSpan.Zero);
    private static readonly Archive Archive = Archive.Open();
    private static readonly ArticleReader Reader = new();
    private static readonly Lazy<Dictionary<Edition, ArticleEnriched>> Read = new(() => Archive.Editions.ToDictionary(edition => edition, Enrich));

    [Fact]
    public void In_the_order_in_which_they_come_out() => HoldsStories(Archive.Editions);

    [Fact]
    public void Outlet_by_outlet() => HoldsStories(Archive.Editions.OrderBy(edition => edition.Outlet.Name, StringComparer.Ordinal));

    [Fact]
    public void Outlet_by_outlet_from_the_other_end() => HoldsStories(Archive.Editions.OrderByDescending(edition => edition.Outlet.Name, StringComparer.Ordinal));

    /// <param name="most">Seconds that an article may wait before it is read.</param>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 3)]
    [InlineData(5, 4)]
    [InlineData(10, 5)]
    [InlineData(10, 6)]
    [InlineData(30, 7)]
    [InlineData(30, 8)]
    public void Each_some_seconds_late(int most, int seed)
    {
        var chance = new Random(seed);
        HoldsStories(Archive.Editions.OrderBy(edition => edition.Out + TimeSpan.FromSeconds(chance.NextDouble() * most)));
    }

    private static void HoldsStories(IEnumerable<Edition> order)
    {
        var desk = new Newsdesk(new DeskSettings());
        var stories = order
            .Select(edition => (Story: desk.Place(Read.Value[edition]).Placement.Story, Article: $"{edition.Desk}/{edition.Outlet.Name}/{edition.Slug}"))
            .ToLookup(placed => placed.Story, placed => placed.Article);

        foreach (var negotiation in Archive.Editions.Where(edition => edition.Desk != "other").GroupBy(edition => edition.Desk))
        {
            var told = stories.Where(story => story.Any(article => article.StartsWith(negotiation.Key, StringComparison.Ordinal)));
            Assert.Equal(
                negotiation.Select(edition => $"{edition.Desk}/{edition.Outlet.Name}/{edition.Slug}").Distinct().Order(StringComparer.Ordinal),
                Assert.Single(told).Distinct().Order(StringComparer.Ordinal));
        }
    }

    private static ArticleEnriched Enrich(Edition edition)
    {
        var (id, text) = (new ArticleId($"{edition.Outlet.Name}/{edition.Slug}"), string.Join("\n\n", edition.Paragraphs));
        var article = new Article
        {
            Id = id,
            Outlet = edition.Outlet.Name,
            Title = edition.Title,
            Text = text,
            Language = edition.Outlet.Language,
            PublishedAt = Opened + ((edition.At - Archive.Editions[^1].Out) * 3600),
            FoundAt = Opened + edition.Out,
            Revision = Revision.From(Opened + edition.Out, edition.Title, text),
        };
        return new(new(new(FindingId.From(edition.Outlet.Name, id, article.Revision.TextHash), edition.Outlet.Name), article), Reader.Read(edition.Title, text, edition.Outlet.Language));
    }
}
