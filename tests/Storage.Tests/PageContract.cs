using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests;

/// <summary>How every store must page: nothing twice, nothing left out, whatever arrives meanwhile.</summary>
public abstract class PageContract
{
    protected abstract IArticleStore Store { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("neutral")]
    [InlineData("report -grain")]
    public async Task Articles_page_through_while_others_arrive(string? words)
    {
        await Write(Enumerable.Range(0, 25).Select(Numbered));
        await PagesThrough(
            (question, number) => Read(question, number, Store.ArticlesAsync, article => article.Id.Value),
            new Question { Words = words, Size = 4 },
            [.. Enumerable.Range(0, 25).Select(number => $"a{number}")]);
    }

    [Fact]
    public async Task Stories_page_through_while_they_grow()
    {
        await Write(Enumerable.Range(0, 25).Select(Numbered));
        await PagesThrough(
            (question, number) => Read(question, number, Store.StoriesAsync, story => story.Id.Value),
            new Question { Size = 2 },
            [.. Enumerable.Range(0, 7).Select(number => $"story{number}")]);
    }

    [Fact]
    public async Task Demands_page_through_while_they_are_reported_again()
    {
        await Write(Enumerable.Range(0, 25).Select(Numbered));
        await PagesThrough(
            (question, number) => Read(question, number, Store.DemandsAsync, demand => demand.What),
            new Question { Size = 3, Topic = "territory" },
            [.. Enumerable.Range(0, 7).Select(number => $"demand {number}")]);
    }

    [Fact]
    public async Task Outlets_page_through_most_articles_first()
    {
        await Write(Enumerable.Range(0, 25).Select(Numbered));
        var first = await Store.OutletsAsync(new Question { Size = 2 }, Cancellation);
        Assert.Equal((5L, 5), (first.Total, first.Items[0].Articles));
        await PagesThrough(
            (question, number) => Read(question, number, Store.OutletsAsync, outlet => outlet.Outlet),
            new Question { Size = 2 },
            [.. Enumerable.Range(0, 5).Select(number => $"outlet{number}.example")]);
    }

    [Fact]
    public async Task A_page_that_holds_all_has_no_next()
    {
        await Write(Enumerable.Range(0, 3).Select(Numbered));
        var page = await Store.ArticlesAsync(new Question { Size = 3 }, Cancellation);
        Assert.Equal((3, 3L, null), (page.Items.Count, page.Total, page.Next));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("ü")]
    public async Task A_garbled_cursor_is_a_bad_question(string cursor)
    {
        var e = await Assert.ThrowsAsync<BadQuestionException>(() => Store.ArticlesAsync(new Question { Cursor = cursor }, Cancellation));
        Assert.Contains("not one that a page gave", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_of_another_question_or_list_is_a_bad_question()
    {
        await Write(Enumerable.Range(0, 25).Select(Numbered));
        var next = (await Store.ArticlesAsync(new Question { Size = 2 }, Cancellation)).Next;
        await Assert.ThrowsAsync<BadQuestionException>(() => Store.ArticlesAsync(new Question { Cursor = next, Outlet = "one.example" }, Cancellation));
        await Assert.ThrowsAsync<BadQuestionException>(() => Store.StoriesAsync(new Question { Cursor = next }, Cancellation));
        Assert.Equal(10, (await Store.ArticlesAsync(new Question { Cursor = next, Size = 10 }, Cancellation)).Items.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task A_page_has_limits(int size) =>
        await Assert.ThrowsAsync<BadQuestionException>(() => Store.DemandsAsync(new Question { Size = size }, Cancellation));

    private static ArticlePlaced Numbered(int number) => Tell.Article(
        $"a{number}",
        $"Report number {number}: Russia demands that Ukraine confirm its neutral status.{string.Concat(Enumerable.Repeat(" Nothing more was said.", number % 5))}",
        minute: number / 2,
        outlet: $"outlet{number % 5}.example",
        story: $"story{number % 7}",
        title: number % 3 == 0 ? "A neutral state" : "Talks",
        demands: [Some.Demand($"demand {number % 7}", topic: "territory")]);

    private static async Task<(IEnumerable<string> Ids, string? Next)> Read<T>(
        Question question, int number, Func<Question, CancellationToken, Task<Page<T>>> ask, Func<T, string> id)
    {
        var page = await ask(question, Cancellation);
        Assert.True(number > 0 || page.Next is not null, "one page only");
        return (page.Items.Select(id), page.Next);
    }

    private async Task PagesThrough(Func<Question, int, Task<(IEnumerable<string> Ids, string? Next)>> read, Question question, IReadOnlyCollection<string> expected)
    {
        List<string> shown = [];
        string? next = null;
        for (var number = 0; number == 0 || next is not null; number++)
        {
            (var ids, next) = await read(question with { Cursor = next }, number);
            shown.AddRange(ids);
            await Write(Enumerable.Range(100 + (10 * number), 10).Select(Numbered));
        }

        Assert.Equal(shown.Distinct(), shown);
        Assert.Equal(expected.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    private Task<IReadOnlyList<WriteResult>> Write(IEnumerable<ArticlePlaced> articles) => Store.WriteAsync([.. articles], Cancellation);
}
