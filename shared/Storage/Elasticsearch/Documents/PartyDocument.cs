using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <param name="Key"><see cref="NameKey"/> of the name.</param>
/// <param name="Actor">The Wikidata id, else the key: one value an actor, however it is worded.</param>
/// <param name="Called">
/// Actor and name as one value, so that one aggregation tells what an actor is mostly called where several stand together; only in
/// demands, and null in those that version 1 wrote, of one party each.
/// </param>
internal sealed record PartyDocument(string Name, string? WikidataId, string Key, string Actor, string? Called = null)
{
    public const char Gap = '|';

    public static PartyDocument Of(Party party)
    {
        var key = NameKey.Of(party.Name);
        return new(party.Name, party.WikidataId, key, party.WikidataId ?? key);
    }

    public PartyDocument WithCalled() => this with { Called = $"{Actor}{Gap}{Name}" };

    public Party ToParty() => new(Name, WikidataId);
}
