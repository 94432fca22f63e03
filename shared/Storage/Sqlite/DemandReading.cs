using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

internal static class DemandReading
{
    private const string List = "demands";

    // As the store was: a demand that was reported again since then keeps its place.
    private static readonly string[] Arms =
    [
        "SELECT d.id, d.last_at AS at FROM demands d WHERE d.id NOT IN (SELECT demand FROM carriers WHERE article > {seen}) AND {conditions}",
        """
        SELECT d.id, (SELECT max(at) FROM carriers WHERE demand = d.id AND article <= {seen}) AS at FROM demands d
        WHERE d.id IN (SELECT demand FROM carriers WHERE article > {seen}) AND {conditions}
          AND EXISTS (SELECT 1 FROM carriers WHERE demand = d.id AND article <= {seen})
        """,
    ];

    public static Page<DemandView> Page(SqliteStatements statements, Question question)
    {
        var (rows, total, next) = TimedList.Page(statements, List, question, Arms, Conditions(question));
        return new([.. rows.Select(id => One(statements, new DemandId(id))!)], total, next);
    }

    public static DemandView? One(SqliteStatements statements, DemandId id)
    {
        using var row = statements.Read(
            """
            SELECT d.id, d.story, s.title, d.issuer, d.issuer_id, d.addressee, d.addressee_id, d.what, d.strength, d.topic, d.negated,
              d.first_at, d.last_at, d.outlets
            FROM demands d JOIN stories s ON s.id = d.story WHERE d.id = $1
            """,
            id.Value);
        return row.Read()
            ? View(row, Carriers(statements, id), AnswerReading.ToDemand(statements, id)) with
            {
                AlsoIssuers = Beside(statements, id, "issuer", row.PartyAt(3)),
                AlsoAddressees = Beside(statements, id, "addressee", row.PartyAt(5)),
            }
            : null;
    }

    private static Conditions Conditions(Question question)
    {
        var conditions = QuestionSql.OfCarriers(question);
        if (!conditions.None)
        {
            conditions.Wrap("d.id IN (SELECT c.demand FROM carriers c WHERE {0})");
        }

        conditions.AndWhere(question.Story?.Value, "d.story = {0}");
        conditions.AndWhere((long?)question.Strength, "d.strength >= {0}");
        return conditions;
    }

    private static DemandView View(SqliteDataReader row, IReadOnlyList<CarrierView> carriers, IReadOnlyList<AnswerView> answers) => new(
        new DemandId(row.GetString(0)),
        new StoryId(row.GetString(1)),
        row.GetString(2),
        row.PartyAt(3),
        row.PartyAt(5),
        row.GetString(7),
        (Strength)row.GetInt64(8),
        row.GetString(9),
        row.GetBoolean(10),
        row.MomentAt(11),
        row.MomentAt(12),
        row.GetInt32(13),
        carriers,
        answers);

    /// <summary>Null where the party stands alone.</summary>
    private static IReadOnlyList<Party>? Beside(SqliteStatements statements, DemandId id, string role, Party? known)
    {
        var parties = statements.List(
            """
            SELECT j.name, j.wikidata_id
            FROM carriers c JOIN articles a ON a.seq = c.article JOIN joint_parties j ON j.article = c.article AND j.carrier = c.carrier
            WHERE c.demand = $1 AND j.role = $2 ORDER BY c.at, a.id, j.position
            """,
            party => party.PartyAt(0)!,
            id.Value,
            role);
        return JointParties.Beside(known, parties) is { Count: > 0 } beside ? beside : null;
    }

    private static IReadOnlyList<CarrierView> Carriers(SqliteStatements statements, DemandId id) => statements.List(
        """
        SELECT a.id, c.outlet, t.url, t.title, c.at, c.what, c.quote, c.strength, c.attribution, a.duplicate_of, c.negated
        FROM carriers c JOIN articles a ON a.seq = c.article JOIN article_texts t ON t.seq = c.article
        WHERE c.demand = $1 ORDER BY c.at, a.id
        """,
        row => new CarrierView(
            new ArticleId(row.GetString(0)),
            row.GetString(1),
            row.UriAt(2),
            row.GetString(3),
            row.MomentAt(4),
            row.GetString(5),
            row.GetString(6),
            (Strength)row.GetInt64(7),
            JsonSerializer.Deserialize<string[]>(row.GetString(8), Wire.Json)!,
            row.ArticleAt(9),
            row.GetBoolean(10)),
        id.Value);
}
