namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// The sums that lists are ordered by: of a story over its articles, of a demand over its carriers. Worked out anew from the rows
/// rather than counted up and down, so that they cannot drift.
/// </summary>
internal sealed class Tallies(SqliteStatements statements)
{
    private readonly HashSet<string> stories = [];
    private readonly HashSet<string> demands = [];

    /// <summary>Notes what the article belongs to now; to be called before its rows go and after they came.</summary>
    public void Touch(long seq)
    {
        stories.Add((string)statements.Ask("SELECT story FROM articles WHERE seq = $1", seq)!);
        demands.UnionWith(statements.List("SELECT demand FROM carriers WHERE article = $1", row => row.GetString(0), seq));
    }

    public void WorkOut()
    {
        foreach (var demand in demands)
        {
            WorkOutDemand(demand);
        }

        foreach (var story in stories)
        {
            WorkOutStory(story);
        }
    }

    private void WorkOutDemand(string demand)
    {
        // The first report gives the topic and the outlet; a demand counts as denied only where nobody reports it as made.
        var carried = statements.Run(
            """
            UPDATE demands SET (first_at, last_at, strength, negated, outlets) =
                (SELECT min(at), max(at), max(strength), min(negated), count(DISTINCT CASE copy WHEN 0 THEN outlet END) FROM carriers WHERE demand = $1),
              (topic, first_outlet) = (SELECT c.topic, c.outlet FROM carriers c JOIN articles a ON a.seq = c.article WHERE c.demand = $1 ORDER BY c.at, a.id LIMIT 1)
            WHERE id = $1 AND EXISTS (SELECT 1 FROM carriers WHERE demand = $1)
            """,
            demand);
        if (carried == 0)
        {
            statements.Run("DELETE FROM demands WHERE id = $1", demand);
        }
    }

    private void WorkOutStory(string story)
    {
        statements.Run("DELETE FROM stories WHERE id = $1", story);
        statements.Run(
            """
            INSERT INTO stories (id, title, first_at, last_at, articles, outlets, demands)
            SELECT story, (SELECT story_title FROM articles WHERE story = $1 ORDER BY found_at DESC, id DESC LIMIT 1),
              min(at), max(at), count(*), count(DISTINCT CASE WHEN duplicate_of IS NULL THEN outlet END),
              (SELECT count(*) FROM demands WHERE story = $1)
            FROM articles WHERE story = $1 GROUP BY story
            """,
            story);
    }
}
