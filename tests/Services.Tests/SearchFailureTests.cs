using System.Net;
using System.Reflection;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class SearchFailureTests(SearchDesk desk) : IClassFixture<SearchDesk>
{
    [Theory]
    [InlineData("/api/articles", "application/problem+json")]
    [InlineData("/api/stories/s", "application/problem+json")]
    [InlineData("/", "text/html")]
    [InlineData("/stories/s", "text/html")]
    public async Task A_store_that_fails_is_told_in_one_sentence_without_its_secrets(string address, string type)
    {
        using var client = desk.ClientOver(DispatchProxy.Create<IArticleStore, Failing>());
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Something went wrong here", said);
        Assert.DoesNotContain(Failing.Secret, said);
        Assert.DoesNotContain("IOException", said);
    }

    [Fact]
    public async Task A_question_that_takes_too_long_is_given_up_and_may_come_again()
    {
        using var client = desk.ClientOver(DispatchProxy.Create<IArticleStore, Hanging>(), ("Search:AnswerTimeout", "00:00:01"));
        using var answer = await client.GetAsync(new Uri("/api/articles", UriKind.Relative));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

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

    public class Failing : DispatchProxy
    {
        public const string Secret = "/var/private/newspipeline.db";

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new IOException($"{Secret} is gone");
    }
}
