using System.Text.RegularExpressions;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>The indices that stand, or stood, or shall stand behind one alias: usually one, more while an upgrade runs.</summary>
/// <param name="Kind">articles, demands, stories, names, homes, findings or errors.</param>
internal sealed partial record Lineage(string Kind, string Alias, IReadOnlyList<IndexFacts> Indices)
{
    /// <summary>The one that is read and written; null where none is, as when its partition was dropped while it was being copied.</summary>
    public IndexFacts? Serving => Indices.SingleOrDefault(index => index.Aliases.Contains(Alias));

    /// <summary>Copies that were begun and never finished.</summary>
    public IEnumerable<IndexFacts> Unfinished => Indices.Where(index => index.Aliases.Count == 0 && CopyMark.IsOn(index));

    /// <summary>Which of them a store has, demands last: as long as they are of an older version, no program of ours starts on it.</summary>
    public static IReadOnlyList<Lineage> Of(IEnumerable<IndexFacts> indices, StoreSetup setup, IndexNames names)
    {
        var kinds = setup.Singles.ToDictionary(single => single.Alias, single => single.Kind);
        return
        [
            .. indices.Where(index => VersionedName().IsMatch(index.Name))
                .GroupBy(index => VersionedName().Match(index.Name).Groups["alias"].Value)
                .Where(some => kinds.ContainsKey(some.Key) || some.Key.StartsWith(names.ArticlesOf(""), StringComparison.Ordinal))
                .Select(some => new Lineage(kinds.GetValueOrDefault(some.Key, "articles"), some.Key, [.. some]))
                .OrderBy(line => line.Alias == names.Demands)
                .ThenBy(line => line.Alias, StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex(@"^(?<alias>.+)-v[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionedName();
}
