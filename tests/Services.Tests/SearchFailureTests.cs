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

    public class Failing : DispatchProxy
    {
        public const string Secret = "/var/private/newspipeline.db";

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new IOException($"{Secret} is gone");
    }
}
