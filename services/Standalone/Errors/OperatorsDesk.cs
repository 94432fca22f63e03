using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Contracts;
using NewsPipeline.Search.Errors;
using NewsPipeline.Storage;

namespace NewsPipeline.Standalone.Errors;

/// <summary>The API of a running Search or Standalone, with an operator's key.</summary>
internal sealed class OperatorsDesk : IDisposable
{
    private const string Route = "api/errors";

    private readonly HttpClient http;

    public OperatorsDesk(Uri address, string? key)
    {
        http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = string.IsNullOrWhiteSpace(key) ? null : new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>All that match, page after page.</summary>
    public async IAsyncEnumerable<ErrorView> ErrorsAsync(
        IEnumerable<KeyValuePair<string, string?>> filters, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var question = QueryString.Create(filters.Where(filter => filter.Value is not null).Append(new("size", "200")));
        for (string? next = ""; next is not null;)
        {
            var page = await AskAsync<Page<ErrorView>>(HttpMethod.Get, $"{Route}{(next.Length == 0 ? question : question.Add("cursor", next))}", null, cancellation);
            foreach (var error in page.Items)
            {
                yield return error;
            }

            next = page.Next;
        }
    }

    public Task<ErrorView> ErrorAsync(string id, CancellationToken cancellation) =>
        AskAsync<ErrorView>(HttpMethod.Get, $"{Route}/{Uri.EscapeDataString(id)}", null, cancellation);

    public Task<RetryReport> RetryAsync(string id, CancellationToken cancellation) =>
        AskAsync<RetryReport>(HttpMethod.Post, $"{Route}/{Uri.EscapeDataString(id)}/retry", null, cancellation);

    public Task<RetryReport> RetryAsync(RetryRequest some, CancellationToken cancellation) =>
        AskAsync<RetryReport>(HttpMethod.Post, $"{Route}/retry", some, cancellation);

    public Task<ErrorView> DiscardAsync(string id, string why, CancellationToken cancellation) =>
        AskAsync<ErrorView>(HttpMethod.Post, $"{Route}/{Uri.EscapeDataString(id)}/discard", new DiscardRequest { Why = why }, cancellation);

    public void Dispose() => http.Dispose();

    /// <exception cref="IOException">Nobody answers there, or the answer is a refusal; the message is its sentence.</exception>
    private async Task<T> AskAsync<T>(HttpMethod method, string address, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body, options: Wire.Json) };
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode
                ? JsonSerializer.Deserialize<T>(text, Wire.Json)!
                : throw new IOException(DetailOf(text) ?? $"{http.BaseAddress} answered {(int)answer.StatusCode} to {method} {address}.");
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"Nobody answers at {http.BaseAddress} (--url): {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new IOException($"{http.BaseAddress} gave no answer of NewsPipeline's (--url): {e.Message}", e);
        }
    }

    private static string? DetailOf(string problem)
    {
        try
        {
            return (JsonNode.Parse(problem) as JsonObject)?["detail"]?.GetValue<string>();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
