using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>The rows of one article in every table but the tallies.</summary>
internal sealed class ArticleRows(SqliteStatements statements, WordRows words, EntityRows entities)
{
    private readonly CarrierRows carriers = new(statements, words, entities);

    /// <summary>The new article's place in the order of arrival.</summary>
    public long Insert(ArticlePlaced placed, long now) => (long)statements.Ask(
        """
        INSERT INTO articles (id, story, story_title, outlet, language, at, found_at, indexed_at, revision, text_hash, finding, duplicate_of)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING seq
        """,
        Columns(placed, now))!;

    public void Replace(ArticlePlaced placed, long seq, long now) => statements.Run(
        """
        UPDATE articles SET id = $1, story = $2, story_title = $3, outlet = $4, language = $5, at = $6, found_at = $7, indexed_at = $8,
          revision = $9, text_hash = $10, finding = $11, duplicate_of = $12
        WHERE seq = $13
        """,
        [.. Columns(placed, now), seq]);

    public void Fill(ArticlePlaced placed, long seq)
    {
        var article = placed.Enriched.Found.Article;
        var (title, text) = (Printable(article.Title), Printable(article.Text));
        statements.Run(
            "INSERT INTO article_texts (seq, title, text, url, details) VALUES ($1, $2, $3, $4, $5)",
            seq, title, text, article.Url?.OriginalString, JsonSerializer.Serialize(ArticleDetails.Of(placed), Wire.Json));
        words.PutArticle(seq, title, text);
        entities.Fill(placed.Enriched.Reading.Entities, seq);
        carriers.Fill(placed, seq);
        FillResponses(placed.Placement.Responses, article with { Title = title, Text = text }, seq);
    }

    /// <summary>Takes everything of an article away but its row in <c>articles</c>.</summary>
    public void Clear(long seq)
    {
        carriers.Clear(seq);
        entities.Clear(seq);
        words.TakeArticle(seq);
        statements.Run("DELETE FROM article_texts WHERE seq = $1", seq);
        statements.Run("DELETE FROM responses WHERE article = $1", seq);
    }

    /// <summary>To be called after a rollback.</summary>
    public void Forget() => entities.ForgetNumbers();

    private static object?[] Columns(ArticlePlaced placed, long now)
    {
        var (article, placement) = (placed.Enriched.Found.Article, placed.Placement);
        return
        [
            article.Id.Value, placement.Story.Value, placement.StoryTitle, article.Outlet, placed.Enriched.Reading.Language,
            article.At.ToUnixTimeMilliseconds(), article.FoundAt.ToUnixTimeMilliseconds(), now,
            article.Revision.Number, article.Revision.TextHash, placed.Enriched.Found.Finding.Id.Value, placement.DuplicateOf?.Value,
        ];
    }

    /// <summary>The marks of snippets are control characters, and a NUL would end the text for the engine; offsets stay.</summary>
    private static string Printable(string text) =>
        text.AsSpan().IndexOfAny('\0', Snippet.MarkStart, Snippet.MarkEnd) < 0
            ? text
            : text.Replace('\0', ' ').Replace(Snippet.MarkStart, ' ').Replace(Snippet.MarkEnd, ' ');

    private void FillResponses(IReadOnlyList<PlacedResponse> responses, Article article, long seq)
    {
        for (var position = 0; position < responses.Count; position++)
        {
            var (demand, response) = responses[position];
            statements.Run(
                "INSERT INTO responses (article, position, demand, actor, stance, quote) VALUES ($1, $2, $3, $4, $5, $6)",
                seq, position, demand?.Value, response.Actor, (long)response.Stance,
                Passage.Around(article.TextOf(response.In), response.Start, response.End));
        }
    }
}
