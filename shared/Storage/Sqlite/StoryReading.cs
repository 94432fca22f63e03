using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

internal static class StoryReading
{
    private const string List = "stories";
    private const int TopEntities = 5;

    // As the store was: a story that grew since then keeps its place.
    private static readonly string[] Arms =
    [
        "SELECT s.id, s.last_at AS at FROM stories s WHERE s.id NOT IN (SELECT story FROM articles WHERE seq > {seen}) AND {conditions}",
        """
        SELECT s.id, (SELECT max(at) FROM articles WHERE story = s.id AND seq <= {seen}) AS at FROM stories s
        WHERE s.id IN (SELECT story FROM articles WHERE seq > {seen}) AND {conditions}
          AND EXISTS (SELECT 1 FROM articles WHERE story = s.id AND seq <= {seen})
        """,
    ];

    public static Page<StoryView> Page(SqliteStatements statements, Question question)
    {
        var conditions = QuestionSql.OfArticles(question);
        if (!conditions.None)
        {
            conditions.Wrap("s.id IN (SELECT a.story FROM articles a WHERE {0})");
        }

        var (ids, total, next) = TimedList.Page(statements, List, question, Arms, conditions);
        return new([.. ids.Select(id => View(statements, new StoryId(id))!)], total, next);
    }

    public static StoryDetail? One(SqliteStatements statements, StoryId id) => View(statements, id) is not { } story
        ? null
        : new StoryDetail(
            story,
            Timeline(statements, id),
            OutletReading.All(statements, new Question { Story = id }, ArticleReading.LastSeq(statements)),
            Demands(statements, id),
            AnswerReading.InStory(statements, id));

    private static StoryView? View(SqliteStatements statements, StoryId id)
    {
        var stories = statements.List(
            "SELECT id, title, first_at, last_at, articles, outlets, demands FROM stories WHERE id = $1",
            row => new StoryView(
                new StoryId(row.GetString(0)),
                row.GetString(1),
                row.MomentAt(2),
                row.MomentAt(3),
                row.GetInt32(4),
                row.GetInt32(5),
                row.GetInt32(6),
                []),
            id.Value);
        return stories is [var story] ? story with { TopEntities = Entities(statements, id) } : null;
    }

    /// <summary>Of the story's latest hundred articles, so that a list of long stories stays quick.</summary>
    private static IReadOnlyList<string> Entities(SqliteStatements statements, StoryId id) => statements.List(
        $"""
        SELECT min(e.name) FROM article_entities x JOIN entities e ON e.entity = x.entity
        WHERE x.article IN (SELECT seq FROM articles WHERE story = $1 ORDER BY at DESC LIMIT 100)
        GROUP BY e.key ORDER BY count(*) DESC, e.key LIMIT {TopEntities}
        """,
        row => row.GetString(0),
        id.Value);

    private static IReadOnlyList<StoryArticle> Timeline(SqliteStatements statements, StoryId id) => statements.List(
        """
        SELECT a.id, a.outlet, t.url, t.title, a.at, a.language, a.duplicate_of, (SELECT count(*) FROM carriers WHERE article = a.seq)
        FROM articles a JOIN article_texts t ON t.seq = a.seq WHERE a.story = $1 ORDER BY a.at, a.id
        """,
        row => new StoryArticle(
            new ArticleId(row.GetString(0)),
            row.GetString(1),
            row.UriAt(2),
            row.GetString(3),
            row.MomentAt(4),
            row.GetString(5),
            row.ArticleAt(6),
            row.GetInt32(7)),
        id.Value);

    private static IReadOnlyList<DemandView> Demands(SqliteStatements statements, StoryId id) =>
        [.. statements.List("SELECT id FROM demands WHERE story = $1 ORDER BY first_at, id", row => row.GetString(0), id.Value)
            .Select(demand => DemandReading.One(statements, new DemandId(demand))!)];
}
