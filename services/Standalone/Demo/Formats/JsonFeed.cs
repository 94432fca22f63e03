using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsPipeline.Standalone.Demo;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    public static byte[] Print(Outlet outlet, Uri home, IReadOnlyList<PrintedArticle> articles)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", outlet.Title);
            json.WriteString("description", outlet.Tagline);
            json.WriteString("home_page_url", home.AbsoluteUri);
            json.WriteString("feed_url", new Uri(home, outlet.FeedPath).AbsoluteUri);
            json.WriteString("language", outlet.Language);
            json.WriteStartArray("items");
            foreach (var article in articles)
            {
                Item(json, article);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Item(Utf8JsonWriter json, PrintedArticle article)
    {
        json.WriteStartObject();
        json.WriteString("id", article.Url.AbsoluteUri);
        json.WriteString("url", article.Url.AbsoluteUri);
        json.WriteString("title", article.Edition.Title);
        json.WriteString("date_published", XmlFeed.Date(article.PublishedAt));
        json.WriteString("date_modified", XmlFeed.Date(article.UpdatedAt));
        json.WriteString("summary", article.Edition.Teaser);
        json.WriteString("content_html", Html.Of(article.Edition.Outlet.FullText ? article.Edition.Paragraphs : [article.Edition.Teaser]));
        if (article.Edition.Author is { } author)
        {
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", author);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
