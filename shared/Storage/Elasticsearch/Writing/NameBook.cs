using System.Collections.Concurrent;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>Keeps which names stand for which Wikidata ids, so that a question for "Russia" finds Moscow's demands too.</summary>
internal sealed class NameBook(BulkSender bulk, IndexNames names)
{
    private const int MostKnown = 200_000;

    private readonly ConcurrentDictionary<NameDocument, bool> known = new();

    /// <summary>What this process has written before it does not write again.</summary>
    public async Task LearnAsync(IReadOnlyList<ArticlePlaced> articles, CancellationToken cancellation)
    {
        NameDocument[] fresh = [.. articles.SelectMany(Names).Distinct().Where(name => !known.ContainsKey(name))];
        var answers = await bulk.SendAsync(
            [.. fresh.Select(name => (Action<BulkBody>)(body => body.Create(names.Names, name.Id, name, DocumentJson.Default.NameDocument, requireAlias: true)))], cancellation);
        foreach (var (name, answer) in fresh.Zip(answers))
        {
            if (!answer.IsConflict())
            {
                answer.ThrowIfFailed();
            }

            known[name] = true;
        }

        if (known.Count > MostKnown)
        {
            known.Clear();
        }
    }

    private static IEnumerable<NameDocument> Names(ArticlePlaced placed) =>
    [
        .. placed.Enriched.Reading.Entities.Where(entity => entity.WikidataId is not null)
            .Select(entity => new NameDocument(NameKey.Of(entity.Name), entity.WikidataId!, Mentioned: true)),
        .. placed.Placement.Demands.SelectMany(Parties).OfType<Party>().Where(party => party.WikidataId is not null)
            .Select(party => new NameDocument(NameKey.Of(party.Name), party.WikidataId!, Mentioned: false)),
    ];

    private static Party?[] Parties(PlacedDemand demand) =>
    [
        demand.Issuer, demand.Addressee, demand.Report.Issuer, demand.Report.Addressee,
        .. demand.Report.AlsoIssuers ?? [], .. demand.Report.AlsoAddressees ?? [],
    ];
}
