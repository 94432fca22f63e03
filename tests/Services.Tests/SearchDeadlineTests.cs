using System.Net;
using System.Reflection;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>A store that hangs without hanging up: everybody is answered within <c>Search:AnswerTimeout</c>, also who only stands in the queue.</summary>
public sealed class SearchDeadlineTests(SearchDesk desk) : IClassFixture<SearchDesk>
{
    [Theory]
    [InlineData("/api/stories/s", "application/problem+json")]
    [InlineData("/api/articles", "application/problem+json")]
    [InlineData("/stories/s", "text/html")]
    [InlineData("/", "text/html")]
    public async Task Who_asks_a_store_that_hangs_is_told_so_and_so_is_who_waits_behind(string address, string type)
    {
        using var client = ClientOfHanging();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.GetAsync(new Uri(address, UriKind.Relative))));
        Assert.All(answers, answer =>
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(answer.Headers.RetryAfter);
        });
        Assert.Contains("does not answer just now", await answers[^1].Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Readiness_does_not_hang_with_it()
    {
        using var client = ClientOfHanging();
        using var answer = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("No answer within 2.5 s.", await answer.Content.ReadAsStringAsync());
        using var alive = await client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    private HttpClient ClientOfHanging() => desk.ClientOver(
        DispatchProxy.Create<IArticleStore, Hanging>(), ("Search:AnswerTimeout", "00:00:01"), ("Search:QuestionsAtOnce", "1"));

    /// <summary>Answers nothing until nobody asks any more.</summary>
    public class Hanging : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            typeof(Hanging).GetMethod(nameof(NeverAsync))!.MakeGenericMethod(targetMethod!.ReturnType.GetGenericArguments()).Invoke(null, [args![^1]]);

        public static async Task<T> NeverAsync<T>(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("The wait for nothing ended.");
        }
    }
}
