using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>
/// A real Elasticsearch with users, API keys and TLS: where the environment names one (NEWSPIPELINE_ELASTICSEARCH_SECURED, with
/// user name and password in the address, and NEWSPIPELINE_ELASTICSEARCH_CAFILE), else in a container.
/// </summary>
public sealed class SecuredEngine(Engines engines) : IAsyncLifetime
{
    private RunningEngine running = RunningEngine.None;

    /// <summary>Skips the calling test where no engine can be had; in CI it fails.</summary>
    public string Url => running.Url;

    public string CaFile => running.CaFile;

    /// <summary>May do everything.</summary>
    public string Username => running.Username;

    public string Password => running.Password;

    public async ValueTask InitializeAsync() => running = await engines.SecuredAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The encoded form of a new key that may do what the role descriptors say, and no more.</summary>
    public async Task<string> ApiKeyAsync(JsonObject roles)
    {
        using var http = running.Http();
        var key = new JsonObject { ["name"] = "test", ["expiration"] = "1h", ["role_descriptors"] = roles };
        using var answer = await http.PostAsJsonAsync("/_security/api_key", key);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("encoded").GetString()!;
    }
}
