using NewsPipeline.Standalone.Demo;

namespace NewsPipeline.Demo.Tests;

public sealed class ArchiveTests
{
    private static readonly Archive Archive = Archive.Open();

    private static IEnumerable<Edition> Articles => Archive.Editions.DistinctBy(edition => (edition.Outlet, edition.Slug));

    [Fact]
    public void There_is_enough_news_from_enough_outlets()
    {
        Assert.True(Archive.AllOutlets.Count >= 12);
        Assert.True(Articles.Count() >= 60);
        Assert.All(Archive.AllOutlets, outlet => Assert.Contains(Archive.Editions, edition => edition.Outlet == outlet));
    }

    [Fact]
    public void Three_negotiations_are_covered_by_many_outlets_each()
    {
        var covered = Articles.Where(article => article.Desk != "other").ToLookup(article => article.Desk, article => article.Outlet);

        Assert.Equal(["herring", "istanbul", "meridian-air"], covered.Select(desk => desk.Key).Order());
        Assert.All(covered, desk => Assert.True(desk.Distinct().Count() >= 8, desk.Key));
    }

    [Fact]
    public void Every_feed_format_is_spoken() =>
        Assert.Equal(["atom", "json", "rss1", "rss2"], Archive.AllOutlets.Select(outlet => outlet.Format).Distinct().Order());

    [Fact]
    public void Some_feeds_have_full_texts_and_some_only_teasers() =>
        Assert.Equal([false, true], Archive.AllOutlets.Select(outlet => outlet.FullText).Distinct().Order());

    [Fact]
    public void Agency_texts_are_reprinted_by_other_outlets_under_other_headlines()
    {
        var copies = Articles.Where(article => article.Reprints is not null).ToList();

        Assert.True(copies.Count >= 3);
        Assert.All(copies, copy =>
        {
            var original = Archive.Editions.First(edition => $"{edition.Outlet.Name}/{edition.Slug}" == copy.Reprints);
            Assert.NotEqual(original.Outlet, copy.Outlet);
            Assert.NotEqual(original.Title, copy.Title);
            Assert.True(original.At < copy.At);
            Assert.Contains(copy.Paragraphs, original.Paragraphs.Contains);
        });
    }

    [Fact]
    public void Some_articles_are_corrected_at_their_address() =>
        Assert.True(Archive.Editions.Count - Articles.Count() >= 2);

    [Fact]
    public void Some_articles_are_in_other_languages() =>
        Assert.Equal(["de", "es", "fr"], Articles.Select(article => article.Outlet.Language).Distinct().Except(["en"]).Order());

    [Fact]
    public void One_feed_breaks_and_recovers_while_there_is_still_something_to_say()
    {
        var outlet = Assert.Single(Archive.AllOutlets, outlet => outlet.Fails is not null);

        Assert.Equal(outlet.Fails!.End, outlet.Garbles!.Start);
        Assert.Contains(Archive.Editions, edition => edition.Outlet == outlet && edition.At > outlet.Garbles.End);
    }

    [Fact]
    public void The_whole_takes_between_a_minute_and_a_minute_and_a_half() =>
        Assert.InRange(Archive.Editions[^1].At, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90));
}
