using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <param name="Key"><see cref="NameKey"/> of the name.</param>
/// <param name="Actor">The Wikidata id, else the key: one value an actor, however it is worded.</param>
internal sealed record PartyDocument(string Name, string? WikidataId, string Key, string Actor)
{
    public static PartyDocument? Of(Party? party)
    {
        if (party is null)
        {
            return null;
        }

        var key = NameKey.Of(party.Name);
        return new(party.Name, party.WikidataId, key, party.WikidataId ?? key);
    }

    public Party ToParty() => new(Name, WikidataId);
}
