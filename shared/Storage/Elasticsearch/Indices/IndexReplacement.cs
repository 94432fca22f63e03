using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>Puts a copy of this version in the place of one older index: copies, blocks writing, copies the rest, compares, switches.</summary>
/// <param name="old">That serves now.</param>
/// <param name="fresh">The name of the copy.</param>
internal sealed class IndexReplacement(
    ElasticsearchClient client, BulkSender bulk, UpgradePace pace, Lineage line, IndexFacts old, string fresh, Action<UpgradeStage, long> tell)
{
    private readonly IndexCopy copy = new(client, bulk, pace, keepVersions: line.Kind == "findings");
    private readonly IndexComparison comparison = new(client, bulk);

    /// <returns>How many documents it has.</returns>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var copiedTo = line.Indices.FirstOrDefault(index => index.Name == fresh) is { } begun ? CopyMark.Of(begun) : CopyMark.Nothing;
        return await FinishAsync(await FollowAsync(copiedTo, cancellation), cancellation);
    }

    /// <summary>Passes while the old index is being written to, until little is left.</summary>
    private async Task<long> FollowAsync(long copiedTo, CancellationToken cancellation)
    {
        for (var pass = 0; pass < pace.MostPasses && await LastAsync(cancellation) - copiedTo > pace.Little; pass++)
        {
            copiedTo = await PassAsync(copiedTo, complete: false, cancellation);
        }

        return copiedTo;
    }

    private async Task<long> LastAsync(CancellationToken cancellation) => (await client.SequenceNumbersAsync(old.Name, cancellation)).Last;

    /// <summary>From here to the switch nothing can be written; where it fails, writing goes on in the old index.</summary>
    private async Task<long> FinishAsync(long copiedTo, CancellationToken cancellation)
    {
        try
        {
            await client.BlockWritesAsync(old.Name, cancellation);
            tell(UpgradeStage.WritesBlocked, 0);
            await PassAsync(copiedTo, complete: true, cancellation);
            var documents = await comparison.MakeEqualAsync(old.Name, fresh, cancellation);
            tell(UpgradeStage.Compared, documents);
            await client.UpdateAliasesAsync(Switch(), cancellation);
            tell(UpgradeStage.Switched, documents);
            return documents;
        }
        catch
        {
            await UnblockAsync();
            throw;
        }
    }

    private Task<long> PassAsync(long copiedTo, bool complete, CancellationToken cancellation) =>
        copy.PassAsync(old.Name, fresh, copiedTo, complete, page => tell(UpgradeStage.Copying, page), cancellation);

    /// <summary>Every alias in one step, with what it says besides its name.</summary>
    private JsonArray Switch() => new(
    [
        .. old.Aliases.Select(alias => new JsonObject { ["remove"] = new JsonObject { ["index"] = old.Name, ["alias"] = alias } }),
        .. old.Aliases.Select(alias => new JsonObject { ["add"] = Named(alias) }),
    ]);

    private JsonObject Named(string alias)
    {
        var named = StoreSetup.AliasOf(line.Kind);
        (named["index"], named["alias"]) = (fresh, alias);
        return named;
    }

    /// <summary>What went wrong first is what the operator has to hear; if this fails too, the next run finds the index as it is.</summary>
    private async Task UnblockAsync()
    {
        try
        {
            await client.PutSettingsAsync(old.Name, new JsonObject { ["index.blocks.write"] = null }, CancellationToken.None);
        }
        catch (Exception e) when (e is ElasticsearchException or IOException)
        {
        }
    }
}
