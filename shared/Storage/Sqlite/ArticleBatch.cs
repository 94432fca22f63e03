using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// Writes articles one by one in one transaction, each behind a savepoint of its own, and in the end works out anew the stories
/// and demands that they touched. Which revision stays depends on the revisions alone, never on the order in which they come.
/// </summary>
internal sealed class ArticleBatch
{
    private readonly SqliteStatements statements;
    private readonly long now;
    private readonly WordRows words;
    private readonly ArticleRows rows;
    private readonly Tallies tallies;

    public ArticleBatch(SqliteStatements statements, DateTimeOffset now)
    {
        this.statements = statements;
        this.now = now.ToUnixTimeMilliseconds();
        words = new WordRows(statements);
        rows = new ArticleRows(statements, words, new EntityRows(statements, words));
        tallies = new Tallies(statements);
    }

    public IReadOnlyList<WriteResult> Write(IReadOnlyList<ArticlePlaced> articles)
    {
        WriteResult[] results = [.. articles.Select(WriteOne)];
        words.Write();
        tallies.WorkOut();
        return results;
    }

    private WriteResult WriteOne(ArticlePlaced placed)
    {
        if (Impossible.ReasonOf(placed) is { } reason)
        {
            return new WriteResult.Impossible(reason);
        }

        var mark = words.Mark;
        statements.Run("SAVEPOINT article");
        try
        {
            var result = WriteUnlessKnown(placed);
            statements.Run("RELEASE article");
            return result;
        }
        catch (SqliteException e) when (IsOfTheDocument(e))
        {
            statements.Run("ROLLBACK TO article");
            statements.Run("RELEASE article");
            rows.Forget();
            words.ForgetSince(mark);
            return new WriteResult.Impossible(e.Message);
        }
    }

    private WriteResult WriteUnlessKnown(ArticlePlaced placed)
    {
        var found = placed.Enriched.Found;
        var (id, revision) = (found.Article.Id.Value, found.Article.Revision);
        if (FindStored(id) is not { } stored)
        {
            Put(placed, rows.Insert(placed, now));
            return new WriteResult.Indexed();
        }

        if (stored.Revision.TextHash == revision.TextHash)
        {
            statements.Run("UPDATE articles SET revision = $2 WHERE seq = $1 AND revision < $2", stored.Seq, revision.Number);
            return stored.Finding == found.Finding.Id.Value ? new WriteResult.Indexed() : new WriteResult.Duplicate();
        }

        if (!revision.IsNewerThan(stored.Revision))
        {
            return new WriteResult.Duplicate();
        }

        tallies.Touch(stored.Seq);
        rows.Clear(stored.Seq);
        rows.Replace(placed, stored.Seq, now);
        Put(placed, stored.Seq);
        return new WriteResult.Indexed();
    }

    private void Put(ArticlePlaced placed, long seq)
    {
        rows.Fill(placed, seq);
        tallies.Touch(seq);
    }

    private (long Seq, Revision Revision, string Finding)? FindStored(string id)
    {
        using var row = statements.Read("SELECT seq, revision, text_hash, finding FROM articles WHERE id = $1", id);
        return row.Read() ? (row.GetInt64(0), new Revision(row.GetInt64(1), row.GetString(2)), row.GetString(3)) : null;
    }

    /// <summary>Too big, against a constraint, or of the wrong type: trying again will not help. Anything else is the store's fault.</summary>
    private static bool IsOfTheDocument(SqliteException e) =>
        e.SqliteErrorCode is SQLitePCL.raw.SQLITE_TOOBIG or SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_MISMATCH;
}
