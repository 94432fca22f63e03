using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>What one article reports of the story's demands.</summary>
internal sealed class CarrierRows(SqliteStatements statements, WordRows words, EntityRows entities)
{
    /// <summary>One row a demand: where the article reports one twice, the strongest wording, and of equals the first.</summary>
    public void Fill(ArticlePlaced placed, long seq)
    {
        foreach (var reports in placed.Placement.Demands.GroupBy(demand => demand.Id))
        {
            var demand = reports.MaxBy(report => report.Report.Strength)!;
            Open(demand, placed.Placement.Story);
            KeepNames(demand.Issuer, demand.Report.Issuer, demand.Addressee, demand.Report.Addressee);
            var carrier = Insert(demand, placed, seq);
            InsertJoint("issuer", JointParties.Issuers(demand), seq, carrier);
            InsertJoint("addressee", JointParties.Addressees(demand), seq, carrier);
        }
    }

    public void Clear(long seq)
    {
        words.TakeCarriersOf(seq);
        statements.Run("DELETE FROM carriers WHERE article = $1", seq);
        statements.Run("DELETE FROM joint_parties WHERE article = $1", seq);
    }

    private void KeepNames(params ReadOnlySpan<Party?> parties)
    {
        foreach (var party in parties)
        {
            entities.Keep(party);
        }
    }

    private void Open(PlacedDemand demand, StoryId story) => statements.Run(
        """
        INSERT INTO demands (id, story, issuer, issuer_id, addressee, addressee_id, what) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        """,
        demand.Id.Value, story.Value, demand.Issuer?.Name, demand.Issuer?.WikidataId, demand.Addressee?.Name, demand.Addressee?.WikidataId, demand.What);

    private long Insert(PlacedDemand demand, ArticlePlaced placed, long seq)
    {
        var (article, report) = (placed.Enriched.Found.Article, demand.Report);
        var quote = Passage.Around(article.TextOf(report.In), report.Start, report.End);
        var carrier = (long)statements.Ask(
            """
            INSERT INTO carriers (article, demand, outlet, at, copy, strength, negated, topic, attribution, what, quote,
              issuer_key, issuer_id, said_issuer_key, said_issuer_id, addressee_key, addressee_id, said_addressee_key, said_addressee_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) RETURNING carrier
            """,
            [
                seq, demand.Id.Value, article.Outlet, article.At.ToUnixTimeMilliseconds(), placed.Placement.DuplicateOf is null ? 0 : 1,
                (long)report.Strength, report.Negated ? 1 : 0, report.Topic, JsonSerializer.Serialize(report.Attribution, Wire.Json), report.What, quote,
                .. Keys(demand.Issuer, report.Issuer), .. Keys(demand.Addressee, report.Addressee),
            ])!;
        words.PutCarrier(carrier, report.What, quote);
        return carrier;
    }

    private void InsertJoint(string role, IReadOnlyList<Party> parties, long seq, long carrier)
    {
        for (var position = 0; position < parties.Count; position++)
        {
            var party = parties[position];
            entities.Keep(party);
            statements.Run(
                "INSERT INTO joint_parties (article, carrier, role, position, name, key, wikidata_id) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                seq, carrier, role, position, party.Name, NameKey.Of(party.Name), party.WikidataId);
        }
    }

    /// <summary>Key and id of the party as the story knows it, then of the article's own where they differ.</summary>
    private static object?[] Keys(Party? known, Party? said)
    {
        var (knownKey, saidKey) = (KeyOf(known), KeyOf(said));
        return
        [
            knownKey, known?.WikidataId,
            saidKey == knownKey ? null : saidKey, said?.WikidataId == known?.WikidataId ? null : said?.WikidataId,
        ];
    }

    private static string? KeyOf(Party? party) => party is null ? null : NameKey.Of(party.Name);
}
