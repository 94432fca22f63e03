using System.Text;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests;

/// <summary>What every error memory must do; a subclass says which one.</summary>
public abstract class ErrorMemoryContract
{
    protected abstract IErrorMemory Errors { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_error_is_shown_as_it_was_filed_and_its_body_only_alone()
    {
        var failure = Failure("e1") with { Finding = new(new("f1"), "https://feed.example/rss"), Article = new("a1"), Title = "Talks open" };
        await File(failure);

        var listed = Assert.Single((await Errors.ErrorsAsync(new(), Cancellation)).Items);
        var shown = await Errors.ErrorAsync(failure.Id, Cancellation);
        Assert.Equal(
            new FiledError(
                failure.Id, "index-article", ErrorKind.Article, "article.text is missing", "a long stack", failure.At, failure.At, Times: 1, failure.Finding,
                failure.Article, "Talks open", ErrorState.Waiting, failure.Body.Length, Body: null, SentAgainAt: null, Discarding: null),
            listed);
        Assert.Equal(failure.Body.ToArray(), shown?.Body);
        Assert.Equal(listed, shown! with { Body = null });
        Assert.Null(await Errors.ErrorAsync(new("never"), Cancellation));
    }

    [Fact]
    public async Task The_same_failure_coming_again_is_the_same_error_with_a_higher_count()
    {
        await File(Failure("e1"), Failure("e1", minute: 1));
        await File(Failure("e1", minute: 5) with { Reason = "the store refused it" });

        var error = Assert.Single((await Errors.ErrorsAsync(new(), Cancellation)).Items);
        Assert.Equal((3, Some.Morning, Some.Morning.AddMinutes(5), "the store refused it"), (error.Times, error.FirstAt, error.LastAt, error.Reason));
    }

    [Fact]
    public async Task What_many_file_at_once_is_counted_whole()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => File([.. Enumerable.Range(0, 5).Select(number => Failure($"e{number}", minute: writer))])));

        var page = await Errors.ErrorsAsync(new(), Cancellation);
        Assert.Equal(5, page.Total);
        Assert.All(page.Items, error => Assert.Equal((8, Some.Morning.AddMinutes(7)), (error.Times, error.LastAt)));
    }

    [Fact]
    public async Task Errors_are_found_by_queue_by_how_the_reason_begins_and_by_what_stands_in_them()
    {
        await File(
            Failure("e1"),
            Failure("e2", queue: "place-article") with { Reason = "The desk cannot place it: 100%_sure\\", Detail = "System.FormatException: Odd*?" },
            Failure("e3") with { Reason = "article.title is missing", Title = "Grain Deal" });

        await Finds(new() { Queue = "index-article" }, "e1", "e3");
        await Finds(new() { Reason = "article." }, "e1", "e3");
        await Finds(new() { Reason = "is missing" });
        await Finds(new() { Text = "IS MISSING" }, "e1", "e3");
        await Finds(new() { Text = "grain deal" }, "e3");
        await Finds(new() { Text = "formatexception: odd*?" }, "e2");
        await Finds(new() { Text = "100%_sure\\" }, "e2");
        await Finds(new() { Text = "100%__ure" });
        await Finds(new() { Text = "o*d" });
        await Finds(new() { Text = "e3" }, "e3");
        await Finds(new() { Text = "missing", Queue = "place-article" });
    }

    [Fact]
    public async Task Errors_page_latest_first_while_others_arrive()
    {
        await File([.. Enumerable.Range(0, 11).Select(number => Failure($"e{number}", minute: number / 3))]);
        List<FiledError> shown = [];
        string? next = null;
        do
        {
            var page = await Errors.ErrorsAsync(new() { Size = 4, Cursor = next }, Cancellation);
            shown.AddRange(page.Items);
            next = page.Next;
            await File(Failure($"later{shown.Count}", minute: 100));
        }
        while (next is not null);

        Assert.Equal(Enumerable.Range(0, 11).Select(number => $"e{number}").Order(), shown.Select(error => error.Id.Value).Order());
        Assert.Equal(shown.OrderByDescending(error => error.LastAt), shown);
    }

    [Fact]
    public async Task A_cursor_of_another_question_and_a_page_beyond_limits_are_bad_questions()
    {
        await File([.. Enumerable.Range(0, 5).Select(number => Failure($"e{number}"))]);
        var next = (await Errors.ErrorsAsync(new() { Size = 2 }, Cancellation)).Next;

        await Assert.ThrowsAsync<BadQuestionException>(() => Errors.ErrorsAsync(new() { Cursor = next, Queue = "index-article" }, Cancellation));
        await Assert.ThrowsAsync<BadQuestionException>(() => Errors.ErrorsAsync(new() { Cursor = "garbage" }, Cancellation));
        await Assert.ThrowsAsync<BadQuestionException>(() => Errors.ErrorsAsync(new() { Size = Question.LargestSize + 1 }, Cancellation));
    }

    [Fact]
    public async Task What_was_sent_again_waits_no_more_until_it_fails_again()
    {
        await File(Failure("e1"));
        Assert.True(await Errors.SentAgainAsync(new("e1"), times: 1, Some.Morning.AddMinutes(1), Cancellation));
        await Finds(new());
        await Finds(new() { State = ErrorState.SentAgain }, "e1");
        Assert.Equal(Some.Morning.AddMinutes(1), (await Errors.ErrorAsync(new("e1"), Cancellation))?.SentAgainAt);

        await File(Failure("e1", minute: 2));
        Assert.False(await Errors.SentAgainAsync(new("e1"), times: 1, Some.Morning.AddMinutes(3), Cancellation));
        await Finds(new(), "e1");
        Assert.False(await Errors.SentAgainAsync(new("never"), times: 1, Some.Morning, Cancellation));
    }

    [Fact]
    public async Task What_was_discarded_is_kept_with_why_by_whom_and_when_and_stays_so()
    {
        var discarding = new Discarding("the outlet closed", "Ada", Some.Morning.AddMinutes(1));
        await File(Failure("e1"));
        Assert.True(await Errors.DiscardAsync(new("e1"), discarding, Cancellation));
        Assert.False(await Errors.DiscardAsync(new("e1"), discarding with { Why = "again" }, Cancellation));
        Assert.False(await Errors.DiscardAsync(new("never"), discarding, Cancellation));

        await File(Failure("e1", minute: 2));
        await Finds(new());
        var kept = Assert.Single((await Errors.ErrorsAsync(new() { State = ErrorState.Discarded }, Cancellation)).Items);
        Assert.Equal((discarding, 2), (kept.Discarding, kept.Times));
        Assert.False(await Errors.SentAgainAsync(new("e1"), times: 2, Some.Morning, Cancellation));
        await Finds(new() { State = null }, "e1");
    }

    [Fact]
    public async Task What_waits_is_counted_by_queue()
    {
        await File(Failure("e1", minute: 3), Failure("e2", minute: 1), Failure("e3"), Failure("d1", queue: "raise-alerts", minute: 2) with { Kind = ErrorKind.Alert });
        await Errors.SentAgainAsync(new("e3"), times: 1, Some.Morning, Cancellation);

        Assert.Equal(
            [
                new ErrorCount("index-article", ErrorKind.Article, 2, Some.Morning.AddMinutes(1)),
                new ErrorCount("raise-alerts", ErrorKind.Alert, 1, Some.Morning.AddMinutes(2)),
            ],
            await Errors.CountsAsync(Cancellation));
    }

    [Fact]
    public async Task A_body_is_cut_at_a_megabyte_and_says_so()
    {
        await File(
            Failure("whole") with { Body = new byte[IErrorMemory.LargestBody] },
            Failure("long") with { Body = new byte[IErrorMemory.LargestBody + 1], Reason = new string('r', 5_000), Detail = new string('ü', 100_000) });

        var (whole, cut) = (await Errors.ErrorAsync(new("whole"), Cancellation), await Errors.ErrorAsync(new("long"), Cancellation));
        Assert.Equal((false, IErrorMemory.LargestBody), (whole!.IsCut, whole.Body!.Length));
        Assert.Equal((true, IErrorMemory.LargestBody, IErrorMemory.LargestBody + 1L), (cut!.IsCut, cut.Body!.Length, cut.Length));
        Assert.EndsWith("…", cut.Reason, StringComparison.Ordinal);
        await Finds(new() { Text = "rrr", Reason = "rr" }, "long");
    }

    protected static Failure Failure(string id, string queue = "index-article", int minute = 0) => new(
        new ErrorId(id),
        queue,
        ErrorKind.Article,
        "article.text is missing",
        "a long stack",
        Some.Morning.AddMinutes(minute),
        Finding: null,
        Article: null,
        Title: null,
        Encoding.UTF8.GetBytes($$"""{"message":"{{id}} ü"}"""));

    private Task File(params IReadOnlyCollection<Failure> failures) => Errors.FileAsync(failures, Cancellation);

    private async Task Finds(ErrorQuestion question, params string[] ids)
    {
        var page = await Errors.ErrorsAsync(question, Cancellation);
        Assert.Equal(ids, page.Items.Select(error => error.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(ids.Length, page.Total);
    }
}
