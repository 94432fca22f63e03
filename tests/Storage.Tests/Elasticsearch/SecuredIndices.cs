using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>
/// Indices on an engine with users and TLS: made by somebody who may do everything, then used with an API key that may do what
/// README says that the services need, and nothing else.
/// </summary>
public sealed class SecuredIndices(Engines engines) : OwnIndices(engines)
{
    private RunningEngine running = RunningEngine.None;

    protected override async Task<RunningEngine> StartAsync(Engines engines) => running = await engines.SecuredAsync();

    protected override async Task<IReadOnlyList<(string Name, string Value)>> AccessAsync()
    {
        using var http = running.Http();
        using var answer = await http.PostAsJsonAsync(
            "/_security/api_key", new JsonObject { ["name"] = Prefix + "services", ["role_descriptors"] = PrivilegesIn(await ReadmeAsync()) });
        answer.EnsureSuccessStatusCode();
        var key = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["encoded"]!.GetValue<string>();
        return [("ApiKey", key), ("CaFile", running.CaFile)];
    }

    private static Task<string> ReadmeAsync() => File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));

    /// <summary>The role descriptors that stand in README, for indices with our prefix.</summary>
    private JsonObject PrivilegesIn(string readme)
    {
        var start = readme.IndexOf("{ \"newspipeline\":", StringComparison.Ordinal);
        var roles = (JsonObject)JsonNode.Parse(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)])!;
        foreach (var rule in roles["newspipeline"]!["indices"]!.AsArray())
        {
            rule!["names"] = new JsonArray([.. rule["names"]!.AsArray().Select(name => JsonValue.Create(Prefix + name))]);
        }

        return roles;
    }
}
