using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests;

/// <summary>What every store must do; a subclass says which one.</summary>
public abstract class ArticleStoreContract
{
    protected abstract IArticleStore Store { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_is_found_by_a_word_of_its_title()
    {
        Assert.Equal([new WriteResult.Indexed()], await Store.WriteAsync([Some.Placed()], Cancellation));

        var page = await Store.ArticlesAsync(new Question { Words = "istanbul" }, Cancellation);
        var article = Assert.Single(page.Items);
        Assert.Equal("a1", article.Id.Value);
    }

    [Fact]
    public async Task Everything_can_be_read()
    {
        await Store.WriteAsync([Some.Placed()], Cancellation);
        Assert.Single((await Store.StoriesAsync(new Question(), Cancellation)).Items);
        Assert.Single((await Store.StoriesAsync(new Question { Words = "neutral", Issuer = "russia", Entity = "Q159" }, Cancellation)).Items);
        var demand = Assert.Single((await Store.DemandsAsync(new Question { Words = "neutral", Issuer = "russia", Entity = "Q159", Strength = Strength.Demand }, Cancellation)).Items);
        Assert.Equal("Russia demands that Ukraine confirm its neutral status.", Assert.Single(demand.Carriers).Quote);
        Assert.Single((await Store.OutletsAsync(new Question(), Cancellation)).Items);
        var facets = await Store.FacetsAsync(new Question { Words = "neutral" }, Cancellation);
        Assert.Equal([new FacetCount("demand", 1)], facets.Strengths);
        Assert.Equal([new FacetCount("Russia", 1)], facets.Issuers);
        var detail = await Store.StoryAsync(demand.Story, Cancellation);
        Assert.Single(detail!.Timeline);
        Assert.Single(detail.Outlets);
    }
}
