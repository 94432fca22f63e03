namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>What an upgrade did.</summary>
/// <param name="Version">That the store has now.</param>
/// <param name="SetUp">There was no store, and now there is one.</param>
public sealed record UpgradeReport(int Version, bool SetUp, IReadOnlyList<UpgradedIndex> Upgraded, double Seconds);

public sealed record UpgradedIndex(string Name, int FromVersion, long Documents);

/// <param name="Documents">Copied just now; of the later stages, how many there are.</param>
/// <param name="Total">About how many there are to copy.</param>
public sealed record UpgradeStep(string Name, UpgradeStage Stage, long Documents, long Total);

public enum UpgradeStage
{
    Copying,
    WritesBlocked,
    Compared,
    Switched,
}
