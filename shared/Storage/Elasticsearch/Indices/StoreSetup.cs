using System.Text.Json.Nodes;
using NewsPipeline.Hosting;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>Templates, and the indices that are there from the beginning. What is there already is left as it is.</summary>
internal sealed class StoreSetup(ElasticsearchClient client, IndexNames names, StoreDoor door)
{
    private const string Analysis = "newspipeline-analysis";

    /// <summary>Demands and stories that nobody tells any more are kept out of every search by their alias.</summary>
    private static readonly JsonObject NotGone = Json.Object("""{ "bool": { "must_not": { "term": { "gone": true } } } }""");

    /// <summary>Each kind with its alias, but articles, whose partitions are opened when they are needed.</summary>
    public IReadOnlyList<(string Kind, string Alias)> Singles =>
    [
        ("demands", names.Demands), ("stories", names.Stories), ("names", names.Names), ("homes", names.Homes), ("findings", names.Findings),
        ("errors", names.Errors),
    ];

    /// <summary>To be called before anything is read or written.</summary>
    /// <exception cref="CannotRunException">The store is of another version than this program.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        var versions = await VersionsAsync(cancellation);
        if (versions.Any(version => version != Schema.Version))
        {
            throw new CannotRunException(
                $"The indices of the store are of version {versions.First(version => version != Schema.Version)}, this program's of {Schema.Version}: "
                + (versions.Max() > Schema.Version ? "run a newer program." : "run 'newspipeline store upgrade' first."));
        }

        await CreateMissingAsync(cancellation);
        door.Open();
    }

    /// <summary>Of what is read and written; none where there is no store yet.</summary>
    public async Task<IReadOnlyList<int>> VersionsAsync(CancellationToken cancellation) =>
        [.. (await client.IndicesAsync($"{names.Demands},{names.Articles}", cancellation)).Select(VersionOf)];

    public static int VersionOf(IndexFacts index) => (int?)index.Meta?["version"] ?? 0;

    /// <summary>Puts this version's templates in the place of any older ones.</summary>
    public async Task PutTemplatesAsync(CancellationToken cancellation)
    {
        await client.PutComponentTemplateAsync(names.Template(Analysis), new JsonObject { ["template"] = Schema.Analysis, ["version"] = Schema.Version }, cancellation);
        await Task.WhenAll(Singles.Select(single => PutTemplateAsync(single.Kind, $"{single.Alias}-v*", cancellation))
            .Append(PutTemplateAsync("articles", $"{names.Articles}-*", cancellation)));
    }

    /// <summary>False where it is there already.</summary>
    /// <param name="alias">Null where the index is not to be found yet.</param>
    public Task<bool> CreateIndexAsync(string kind, string index, string? alias, CancellationToken cancellation)
    {
        var aliases = new JsonObject();
        if (alias is not null)
        {
            aliases[alias] = AliasOf(kind);
        }

        return client.CreateIndexAsync(index, new JsonObject { ["aliases"] = aliases }, cancellation);
    }

    /// <summary>What an alias of this kind says besides its name.</summary>
    public static JsonObject AliasOf(string kind) =>
        kind is "demands" or "stories" ? new JsonObject { ["filter"] = NotGone.DeepClone() } : new JsonObject();

    /// <summary>All of a new store; of one that an earlier program set up, the kinds that it did not know.</summary>
    private async Task CreateMissingAsync(CancellationToken cancellation)
    {
        var there = await client.IndicesAsync(string.Join(',', Singles.Select(single => single.Alias)), cancellation);
        var missing = Singles.Where(single => !there.Any(index => index.Aliases.Contains(single.Alias))).ToList();
        if (missing is not [])
        {
            await PutTemplatesAsync(cancellation);
            await Task.WhenAll(missing.Select(single => CreateFirstAsync(single, cancellation)));
        }
    }

    private Task<bool> CreateFirstAsync((string Kind, string Alias) single, CancellationToken cancellation) =>
        CreateIndexAsync(single.Kind, IndexNames.Index(single.Alias, Schema.Version), single.Alias, cancellation);

    private Task PutTemplateAsync(string kind, string pattern, CancellationToken cancellation) => client.PutIndexTemplateAsync(
        names.Template($"newspipeline-{kind}"),
        new JsonObject
        {
            ["index_patterns"] = new JsonArray(pattern),
            ["composed_of"] = new JsonArray(names.Template(Analysis)),
            ["priority"] = 500,
            ["version"] = Schema.Version,
            ["template"] = new JsonObject { ["mappings"] = Schema.Mapping(kind) },
        },
        cancellation);
}
