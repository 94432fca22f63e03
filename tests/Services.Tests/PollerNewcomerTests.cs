using NewsPipeline.Contracts;
using NewsPipeline.Feeds;
using NewsPipeline.Fixtures;
using NewsPipeline.Poller;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class PollerNewcomerTests
{
    private const string Feed = "https://harbourpost.example/rss";
    private static readonly FeedItem Item = new()
    {
        Url = "https://WWW.HarbourPost.example/talks?utm_source=rss#top",
        Guid = "tag:1",
        Title = "Talks\n resume",
        Text = "Envoys met again on Tuesday.",
    };

    [Fact]
    public void An_article_is_known_by_its_canonical_address()
    {
        var article = Article(Item);

        Assert.Equal("https://www.harbourpost.example/talks", article.Url?.AbsoluteUri);
        Assert.Equal(ArticleId.FromUrl(article.Url!), article.Id);
        Assert.Equal(("harbourpost.example", "Talks resume"), (article.Outlet, article.Title));
    }

    [Fact]
    public void Without_an_address_it_is_known_by_feed_and_guid()
    {
        var article = Article(Item with { Url = null });

        Assert.Equal((ArticleId.FromGuid(Feed, "tag:1"), "outlet.example"), (article.Id, article.Outlet));
    }

    [Fact]
    public void Without_either_it_is_refused() => Assert.Equal(Refusal.NoIdentity, Refused(Item with { Url = null, Guid = " " }));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://harbourpost.example/talks")]
    [InlineData("http://")]
    [InlineData("no address")]
    public void An_address_that_nobody_can_open_is_refused(string url) => Assert.Equal(Refusal.BadAddress, Refused(Item with { Url = url }));

    [Fact]
    public void Without_words_it_is_refused() => Assert.Equal(Refusal.NoWords, Refused(Item with { Title = " ", Text = "\n" }));

    [Fact]
    public void A_refused_item_is_the_same_each_time_it_is_offered() =>
        Assert.Equal(Recognise(Item with { Url = null, Guid = null }), Recognise(Item with { Url = null, Guid = null }));

    [Theory]
    [InlineData("Envoys of the U.S. met again on Tuesday. They parted soon.", "Envoys of the U.S. met again on Tuesday.")]
    [InlineData("“We demand an answer!” said the envoy. Nobody did.", "“We demand an answer!”")]
    [InlineData("Посланники снова встретились. И разошлись.", "Посланники снова встретились.")]
    [InlineData("使節は火曜日に再び会った。すぐに別れた。", "使節は火曜日に再び会った。")]
    [InlineData("Growth of 3.5 per cent\n\nNext paragraph", "Growth of 3.5 per cent Next paragraph")]
    public void Without_a_title_the_first_sentence_serves(string text, string title) => Assert.Equal(title, Article(Item with { Title = null, Text = text }).Title);

    [Fact]
    public void A_title_from_endless_words_is_cut()
    {
        var title = Article(Item with { Title = null, Text = string.Concat(Enumerable.Repeat("word ", 1_000_000)) }).Title;

        Assert.InRange(title.Length, 100, 200);
        Assert.EndsWith("word", title);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", true)]
    [InlineData("1989-12-31T23:59:59Z", true)]
    [InlineData("1990-01-01T00:00:00Z", false)]
    [InlineData("3000-01-01T00:00:00Z", true)]
    [InlineData("0001-01-01T00:00:00-12:00", true)]
    public void Odd_dates_are_kept_and_doubted(string date, bool doubtful)
    {
        var published = DateTimeOffset.Parse(date);

        var article = Article(Item with { PublishedAt = published });

        Assert.Equal((published, doubtful), (article.PublishedAt, article.DateDoubtful));
        Assert.Equal(doubtful ? Some.Morning : published, article.At);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(25, true)]
    public void A_date_in_the_future_is_believed_for_a_day(int hoursAhead, bool doubtful) =>
        Assert.Equal(doubtful, Article(Item with { PublishedAt = Some.Morning.AddHours(hoursAhead) }).DateDoubtful);

    [Fact]
    public void A_text_first_met_is_known_since_the_outlet_changed_it_last()
    {
        var updated = Some.Morning.AddHours(-1);

        Assert.Equal(
            updated.ToUnixTimeMilliseconds(),
            Article(Item with { PublishedAt = Some.Morning.AddHours(-5), UpdatedAt = updated }).Revision.Number);
    }

    [Theory]
    [InlineData("1970-01-02T00:00:00Z")]
    [InlineData("3000-01-01T00:00:00Z")]
    public void A_change_at_an_odd_time_is_known_since_we_found_it(string updated) =>
        Assert.Equal(
            Some.Morning.ToUnixTimeMilliseconds(),
            Article(Item with { PublishedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.Parse(updated) }).Revision.Number);

    [Fact]
    public void A_text_that_changed_under_our_eyes_is_newer_than_the_one_before_whatever_the_outlets_clock_says() =>
        Assert.Equal(
            Some.Morning.ToUnixTimeMilliseconds(),
            Article(Item with { PublishedAt = Some.Morning.AddHours(-5), UpdatedAt = Some.Morning.AddHours(-4) }, changed: true).Revision.Number);

    [Fact]
    public void The_mark_is_of_what_the_feed_offers_so_that_the_same_offer_is_the_same_finding()
    {
        var offered = (Newcomer.Welcome)Recognise(Item);

        Assert.Equal(offered.FindingOf(Feed), (offered with { Text = "the whole page" }).FindingOf(Feed));
        Assert.NotEqual(offered.FindingOf(Feed), Recognise(Item with { Text = "Envoys met again on Wednesday." }).FindingOf(Feed));
    }

    [Fact]
    public void A_text_without_end_is_cut_after_a_paragraph()
    {
        var text = string.Join("\n\n", Enumerable.Repeat(new string('a', 999), 200));

        var cut = Article(Item with { Text = text }).Text;

        Assert.InRange(cut.Length, Contracts.Article.LongestText - 1_100, Contracts.Article.LongestText);
        Assert.EndsWith("aaa", cut);
        Assert.StartsWith(cut, text);
    }

    [Theory]
    [InlineData("One sentence. Another sentence", 20, "One sentence.")]
    [InlineData("words and words and words", 12, "words and")]
    [InlineData("aaaaaaaaaaaaa", 5, "aaaaa")]
    [InlineData("aaaa😀", 5, "aaaa")]
    [InlineData("short", 5, "short")]
    public void A_cut_looks_for_a_seam(string text, int longest, string cut) => Assert.Equal(cut, LongText.Cut(text, longest));

    [Fact]
    public void Names_and_languages_that_are_none_are_left_out()
    {
        var article = Article(Item with
        {
            Authors = ["Ann\n Author", "", new string('x', 1_000), "Ann Author"],
            Categories = [.. Enumerable.Range(0, 1_000).Select(n => $"c{n}")],
        });

        Assert.Equal(["Ann Author"], article.Authors);
        Assert.Equal(50, article.Categories.Count);
        Assert.Null(article.Language);
    }

    [Fact]
    public void Characters_that_nobody_can_see_are_left_out() =>
        Assert.Equal(("A title", "A text\n\nof two"), (Article(Item with { Title = "A\0\u001btitle" }).Title, Article(Item with { Text = "A\0 text\n\nof\u0007 two" }).Text));

    private static Newcomer Recognise(FeedItem item) => Newcomer.Recognise(item, Feed, "outlet.example");

    private static string Refused(FeedItem item) => Assert.IsType<Newcomer.Refused>(Recognise(item)).Reason;

    private static Article Article(FeedItem item, bool changed = false) =>
        Newcomer.ToArticle(Assert.IsType<Newcomer.Welcome>(Recognise(item)), Feed, Some.Morning, changed);
}
