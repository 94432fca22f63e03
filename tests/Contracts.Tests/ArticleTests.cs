namespace NewsPipeline.Contracts.Tests;

public sealed class ArticleTests
{
    private static readonly DateTimeOffset Now = new(2025, 5, 17, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", true)]
    [InlineData("1989-12-31T23:59:59Z", true)]
    [InlineData("1990-01-01T00:00:00Z", false)]
    [InlineData("2025-05-18T07:00:00Z", false)]
    [InlineData("2025-05-18T09:00:00Z", true)]
    [InlineData("3000-01-01T00:00:00Z", true)]
    public void A_date_that_news_cannot_bear_is_doubtful(string date, bool doubtful) =>
        Assert.Equal(doubtful, Article.IsDoubtful(DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture), Now));

    [Fact]
    public void An_article_with_a_doubtful_date_counts_as_told_when_it_was_found()
    {
        var article = new Article
        {
            Id = new ArticleId("a"),
            Outlet = "harbourpost.example",
            Title = "Talks",
            Text = "",
            PublishedAt = Now.AddYears(975),
            DateDoubtful = true,
            FoundAt = Now,
            Revision = Revision.From(Now, "Talks", ""),
        };
        Assert.Equal(Now, article.At);
    }
}
