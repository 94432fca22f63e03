using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

/// <summary>What a message is about, as far as that can be made out: it may lack any part, or be none at all.</summary>
internal sealed record Subject(ErrorId Error, ErrorKind Kind, Finding? Finding, ArticleId? Article, string? Title)
{
    public static Subject Of(GivenUp given)
    {
        var message = StoredMessage.Open(given.Body);
        return given.Stage.Message == typeof(DemandRaised) ? OfAlert(given, message.At("report")) : OfArticle(given, FoundIn(message));
    }

    private static Subject OfArticle(GivenUp given, JsonElement found)
    {
        var article = found.At("article");
        var finding = (found.At("finding", "id").Id(), found.At("finding", "source").Text()) is ({ } id, { } source) ? new Finding(new FindingId(id), source) : null;
        return new(
            finding is null ? IdOfBytes(given) : ErrorId.From(given.Stage.Queue, finding.Id, article.At("revision", "textHash").Text() ?? ""),
            ErrorKind.Article,
            finding,
            article.At("id").Id() is { } name ? new ArticleId(name) : null,
            article.At("title").Text());
    }

    private static Subject OfAlert(GivenUp given, JsonElement report) => new(
        report.At("demand", "id").Id() is { } demand ? ErrorId.FromAlert(given.Stage.Queue, new DemandId(demand)) : IdOfBytes(given),
        ErrorKind.Alert,
        Finding: null,
        report.At("article").Id() is { } article ? new ArticleId(article) : null,
        report.At("demand", "what").Text());

    /// <summary>Without the envelope, which is new whenever the same message is sent again.</summary>
    private static ErrorId IdOfBytes(GivenUp given) => StoredMessage.Open(given.Body) is { ValueKind: not JsonValueKind.Undefined } message
        ? ErrorId.FromBody(given.Stage.Queue, JsonMarshal.GetRawUtf8Value(message))
        : ErrorId.FromBody(given.Stage.Queue, given.Body.Span);

    /// <summary>However often it has been wrapped on its way.</summary>
    private static JsonElement FoundIn(JsonElement message) => message.At("enriched", "found") is { ValueKind: JsonValueKind.Object } placed
        ? placed
        : message.At("found") is { ValueKind: JsonValueKind.Object } enriched ? enriched : message;
}

file static class Steps
{
    /// <summary>In bytes of UTF-8; no store takes longer ids.</summary>
    private const int LongestId = 512;

    /// <summary>Undefined where there is nothing.</summary>
    public static JsonElement At(this JsonElement json, params ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
        {
            json = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(step, out var next) ? next : default;
        }

        return json;
    }

    public static string? Id(this JsonElement json) => json.Text() is { } id && Encoding.UTF8.GetByteCount(id) <= LongestId ? id : null;

    /// <summary>Null where it is no text, or empty, or not even Unicode.</summary>
    public static string? Text(this JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
