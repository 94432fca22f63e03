using System.Net;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Fetching;

/// <summary>
/// Gets one thing over HTTP from a server that we need not trust: bounded in size, time and redirects, every hop checked,
/// and whatever happens comes back as a value.
/// </summary>
public sealed class Fetcher(GuardedHttp http, NetworkGuard guard, IOptions<FetchOptions> options, TimeProvider clock)
{
    public const int MostRedirects = 5;

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await FollowAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FetchResult.Failed($"no whole answer within {options.Value.Timeout.TotalSeconds:0.###} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return new FetchResult.Failed(OneLine(e));
        }
    }

    private async Task<FetchResult> FollowAsync(FetchRequest request, CancellationToken cancellation)
    {
        var trail = new RedirectTrail(request.Url);
        while ((trail.Problem ?? guard.ProblemWith(trail.Here)) is null)
        {
            using var response = await AskAsync(request, trail.Here, cancellation);
            if (!trail.Follow(response))
            {
                return await ReadAsync(response, trail, cancellation);
            }

            await (request.BeforeRedirect?.Invoke(trail.Here, cancellation) ?? Task.CompletedTask);
        }

        return new FetchResult.Failed(trail.Problem ?? guard.ProblemWith(trail.Here)!);
    }

    private async Task<HttpResponseMessage> AskAsync(FetchRequest request, Uri here, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, here);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.ETag is { } tag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (request.LastModified is { } modified)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return await http.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private async Task<FetchResult> ReadAsync(HttpResponseMessage response, RedirectTrail trail, CancellationToken cancellation)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new FetchResult.Unchanged(trail.MovedTo, MaxAge(response));
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new FetchResult.Failed(Status(response), RetryAfter(response), response.StatusCode == HttpStatusCode.Gone);
        }

        var largest = options.Value.LargestBody;
        return await BoundedBody.ReadAsync(response.Content, largest, cancellation) is { } body
            ? new FetchResult.Fresh(
                body,
                Header(response.Content.Headers, "Content-Type"),
                Header(response.Headers, "ETag"),
                Header(response.Content.Headers, "Last-Modified"),
                trail.Here,
                trail.MovedTo,
                MaxAge(response))
            : new FetchResult.Failed($"the answer is larger than {largest:N0} bytes (Fetch:LargestBody)");
    }

    private static string Status(HttpResponseMessage response) => $"the server answered {(int)response.StatusCode} {response.StatusCode}";

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked > TimeSpan.Zero ? asked : null;
    }

    private static TimeSpan? MaxAge(HttpResponseMessage response) =>
        response.Headers.CacheControl is { NoCache: false, NoStore: false, MaxAge: { } age } ? age : null;

    private static string? Header(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;

    private static string OneLine(Exception e)
    {
        var cause = e.InnerException is AddressRefusedException or AuthenticationException ? e.InnerException : e;
        return cause.Message.ReplaceLineEndings(" ");
    }
}
