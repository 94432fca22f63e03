using NewsPipeline.Standalone.Demo;
using NewsPipeline.Stories;

namespace NewsPipeline.Demo.Tests;

/// <summary>Every negotiation of the demo is one story, with exactly the articles in its folder, whenever the desk meets which of them.</summary>
public sealed class PressWeekStoriesTests(PressWeekReading week) : IClassFixture<PressWeekReading>
{
    [Fact]
    public void In_the_order_in_which_they_come_out() => HoldsStories(week.Texts);

    [Fact]
    public void Outlet_by_outlet() => HoldsStories(week.Texts.OrderBy(text => text.Edition.Outlet.Name, StringComparer.Ordinal));

    /// <summary>In English: of talks that a desk hears of in another language first, it opens a second story with the first article in English.</summary>
    [Fact]
    public void Outlet_by_outlet_from_the_other_end() => HoldsStories(
        week.Texts.Where(text => text.Enriched.Reading.Language == "en").OrderByDescending(text => text.Edition.Outlet.Name, StringComparer.Ordinal));

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
        HoldsStories(week.Texts.OrderBy(text => text.Edition.Out + TimeSpan.FromSeconds(chance.NextDouble() * most)));
    }

    private static void HoldsStories(IEnumerable<PressWeekText> order)
    {
        var desk = new Newsdesk(new DeskSettings());
        PressWeekText[] texts = [.. order];
        var names = texts.Select(text => text.Name).ToHashSet();
        var stories = texts.ToLookup(text => desk.Place(text.Enriched).Placement.Story, text => text.Name);
        foreach (var negotiation in Archive.Open().Editions.Where(edition => edition.Desk != "other").GroupBy(edition => edition.Desk))
        {
            var told = stories.Where(story => story.Any(name => name.StartsWith(negotiation.Key, StringComparison.Ordinal))).Select(story => story.Distinct().Order(StringComparer.Ordinal));
            var covered = negotiation.Select(edition => $"{edition.Desk}/{edition.Outlet.Name}/{edition.Slug}").Where(names.Contains).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(string.Join('\n', covered), string.Join("\n\n", told.Select(story => string.Join('\n', story))));
        }
    }
}
