namespace NewsPipeline.Storage.Elasticsearch.Client;

internal static class IndexReading
{
    private static readonly string[] BlocksOfWrites = ["write", "read_only", "read_only_allow_delete"];

    public static IndexFacts Facts(string name, WireIndex index) => new(
        name,
        [.. (index.Aliases ?? []).Keys.Order(StringComparer.Ordinal)],
        index.Mappings?.Meta,
        BlocksOfWrites.Any(block => index.Settings?.Index?.Blocks?.GetValueOrDefault(block) == "true"));
}
