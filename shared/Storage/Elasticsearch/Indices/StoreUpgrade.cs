using NewsPipeline.Hosting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>
/// Builds indices of this program's version from older ones while the store is being searched and written to. Writing rests for the
/// end of each copy only, which the indexers wait out. It may be broken off anywhere: all that it needs to go on is in the engine (which
/// index the alias names, and how far each copy got), so it is simply run again. One that was killed in the short time
/// in which an index takes no writes leaves it so until then.
/// </summary>
internal sealed class StoreUpgrade(
    ElasticsearchClient client, BulkSender bulk, IndexNames names, StoreSetup setup, TimeProvider time, IProgress<UpgradeStep> progress, UpgradePace? pace = null)
{
    /// <summary>A store that does not exist yet is set up.</summary>
    /// <exception cref="CannotRunException">The store is of a newer version than this program.</exception>
    public async Task<UpgradeReport> RunAsync(CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var versions = await setup.VersionsAsync(cancellation);
        if (versions.Count == 0 || versions.Max() > Schema.Version)
        {
            await setup.EnsureAsync(cancellation);
            return new UpgradeReport(Schema.Version, SetUp: true, [], Seconds(start));
        }

        await setup.PutTemplatesAsync(cancellation);
        List<UpgradedIndex> upgraded = [];
        foreach (var line in await LineagesAsync(cancellation))
        {
            if (await UpgradeAsync(line, cancellation) is { } index)
            {
                upgraded.Add(index);
            }
        }

        return new UpgradeReport(Schema.Version, SetUp: false, upgraded, Seconds(start));
    }

    private double Seconds(long start) => Math.Round(time.GetElapsedTime(start).TotalSeconds, 1);

    private async Task<IReadOnlyList<Lineage>> LineagesAsync(CancellationToken cancellation)
    {
        var patterns = setup.Singles.Select(single => $"{single.Alias}-v*").Append($"{names.Articles}-*");
        return Lineage.Of(await client.IndicesAsync(string.Join(',', patterns), cancellation), setup, names);
    }

    /// <summary>Null where nothing was to be done.</summary>
    private async Task<UpgradedIndex?> UpgradeAsync(Lineage line, CancellationToken cancellation)
    {
        if (line.Serving is not { } serving)
        {
            await DropAsync(line.Unfinished, cancellation);
            return null;
        }

        var version = StoreSetup.VersionOf(serving);
        if (version >= Schema.Version)
        {
            await TidyAsync(line, serving, cancellation);
            return null;
        }

        try
        {
            var documents = await ReplaceAsync(line, serving, cancellation);
            return new UpgradedIndex(line.Alias, version, documents);
        }
        catch (Exception e) when (e is ElasticsearchException or IOException && !cancellation.IsCancellationRequested)
        {
            if ((await client.IndicesAsync(serving.Name, cancellation)).Count > 0)
            {
                throw;
            }

            // Older than what is kept: its partition was dropped meanwhile.
            await DropAsync(line.Unfinished, cancellation);
            return null;
        }
    }

    private async Task<long> ReplaceAsync(Lineage line, IndexFacts old, CancellationToken cancellation)
    {
        var fresh = IndexNames.Index(line.Alias, Schema.Version);
        await setup.CreateIndexAsync(line.Kind, fresh, alias: null, cancellation);
        var total = await client.CountAsync(old.Name, Json.Object("""{ "match_all": {} }"""), cancellation);
        var replacement = new IndexReplacement(
            client, bulk, pace ?? new(), line, old, fresh, (stage, documents) => progress.Report(new(line.Alias, stage, documents, total)));
        var documents = await replacement.RunAsync(cancellation);
        await TidyAsync(line, (await client.IndicesAsync(fresh, cancellation))[0], cancellation);
        return documents;
    }

    /// <summary>What an upgrade does after the switch: the mark comes off, and the older indices go.</summary>
    private async Task TidyAsync(Lineage line, IndexFacts serving, CancellationToken cancellation)
    {
        if (CopyMark.IsOn(serving))
        {
            await client.PutMappingAsync(serving.Name, CopyMark.Mapping(copiedTo: null), cancellation);
        }

        await DropAsync(line.Indices.Where(index => index.Name != serving.Name && StoreSetup.VersionOf(index) < Schema.Version), cancellation);
    }

    private async Task DropAsync(IEnumerable<IndexFacts> indices, CancellationToken cancellation)
    {
        foreach (var index in indices)
        {
            await client.DeleteIndexAsync(index.Name, cancellation);
        }
    }
}
