using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

internal static class AnswerReading
{
    private const string Select =
        """
        SELECT r.demand, r.actor, r.stance, a.id, a.outlet, t.url, a.at, r.quote
        FROM responses r JOIN articles a ON a.seq = r.article JOIN article_texts t ON t.seq = r.article
        """;

    private const string Order = "ORDER BY a.at, a.id, r.position";

    public static IReadOnlyList<AnswerView> ToDemand(SqliteStatements statements, DemandId demand) =>
        statements.List($"{Select} WHERE r.demand = $1 {Order}", View, demand.Value);

    public static IReadOnlyList<AnswerView> InStory(SqliteStatements statements, StoryId story) =>
        statements.List($"{Select} WHERE a.story = $1 {Order}", View, story.Value);

    private static AnswerView View(SqliteDataReader row) => new(
        row.TextAt(0) is { } demand ? new DemandId(demand) : null,
        row.GetString(1),
        (Stance)row.GetInt64(2),
        new ArticleId(row.GetString(3)),
        row.GetString(4),
        row.UriAt(5),
        row.MomentAt(6),
        row.GetString(7));
}
