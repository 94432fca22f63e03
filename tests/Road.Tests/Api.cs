using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace NewsPipeline.Road.Tests;

/// <summary>What an analyst's program sees.</summary>
public sealed class Api(Uri address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly HttpClient http = new() { BaseAddress = address };

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await http.GetStringAsync(path))!;

    /// <summary>Asks until the answer satisfies, also of a store that cannot answer yet (503); fails with the last answer when it never does.</summary>
    public async Task<JsonNode> UntilAsync(string path, Func<JsonNode, bool> satisfies)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            using var response = await http.GetAsync(path);
            var answer = await response.Content.ReadAsStringAsync();
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                response.EnsureSuccessStatusCode();
                if (JsonNode.Parse(answer)! is var json && satisfies(json))
                {
                    return json;
                }
            }

            if (waited.Elapsed > Patience)
            {
                Assert.Fail($"{path} never became what was expected; at last: {answer}");
            }

            await Task.Delay(200);
        }
    }

    /// <summary>The items of all pages, asked for until there are enough.</summary>
    public async Task<IReadOnlyList<JsonNode>> AllAsync(string path, Func<IReadOnlyList<JsonNode>, bool> enough)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var items = new List<JsonNode>();
            for (string? next = ""; next is not null;)
            {
                var page = await GetAsync(next.Length == 0 ? path : $"{path}&cursor={Uri.EscapeDataString(next)}");
                items.AddRange(page["items"]!.AsArray().Select(item => item!));
                next = page["next"]?.GetValue<string>();
            }

            if (enough(items) || waited.Elapsed > Patience)
            {
                return items;
            }

            await Task.Delay(200);
        }
    }

    public static long Total(JsonNode page) => page["total"]!.GetValue<long>();

    public void Dispose() => http.Dispose();
}
