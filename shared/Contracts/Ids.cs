using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace NewsPipeline.Contracts;

/// <summary>Hash of an article's canonical address, else of its feed and guid; 24 hexadecimal digits where we computed it.</summary>
[JsonConverter(typeof(TextIdConverter<ArticleId>))]
public readonly record struct ArticleId(string Value) : ITextId<ArticleId>
{
    public static ArticleId Of(string text) => new(text);

    public static ArticleId FromUrl(Uri canonicalUrl) => new(Digest.Of("url", canonicalUrl.AbsoluteUri));

    public static ArticleId FromGuid(string feed, string guid) => new(Digest.Of("guid", feed, guid));

    public override string ToString() => Value;
}

/// <summary>Computed from the article that opened the story, so that replaying it opens the same story again.</summary>
[JsonConverter(typeof(TextIdConverter<StoryId>))]
public readonly record struct StoryId(string Value) : ITextId<StoryId>
{
    public static StoryId Of(string text) => new(text);

    public static StoryId OpenedBy(ArticleId article) => new(Digest.Of("story", article.Value));

    public override string ToString() => Value;
}

/// <summary>Hash of story, issuer, addressee and content.</summary>
[JsonConverter(typeof(TextIdConverter<DemandId>))]
public readonly record struct DemandId(string Value) : ITextId<DemandId>
{
    public static DemandId Of(string text) => new(text);

    public static DemandId From(StoryId story, string? issuer, string? addressee, string content) =>
        new(Digest.Of("demand", story.Value, issuer ?? "", addressee ?? "", content));

    public override string ToString() => Value;
}

/// <summary>Names one offer of one text of an article by one source, so that each is accounted for exactly once.</summary>
[JsonConverter(typeof(TextIdConverter<FindingId>))]
public readonly record struct FindingId(string Value) : ITextId<FindingId>
{
    public static FindingId Of(string text) => new(text);

    /// <summary>A feed that offers the same text again makes no new finding; another source, or another text, does.</summary>
    public static FindingId From(string source, ArticleId article, string textHash) =>
        new(Digest.Of("finding", source, article.Value, textHash));

    /// <summary>Line <paramref name="line"/> (from 1) of a replay: every line is a finding of its own.</summary>
    public static FindingId FromLine(string source, int line) =>
        new(Digest.Of("finding", source, line.ToString(CultureInfo.InvariantCulture)));

    public override string ToString() => Value;
}

/// <summary>Names a message that a queue gave up: the same message given up again has the same.</summary>
[JsonConverter(typeof(TextIdConverter<ErrorId>))]
public readonly record struct ErrorId(string Value) : ITextId<ErrorId>
{
    public static ErrorId Of(string text) => new(text);

    public static ErrorId From(string queue, FindingId finding, string textHash) => new(Digest.Of("error", queue, finding.Value, textHash));

    public static ErrorId FromAlert(string queue, DemandId demand) => new(Digest.Of("alert error", queue, demand.Value));

    /// <summary>Where nothing else can be made out of it.</summary>
    public static ErrorId FromBody(string queue, ReadOnlySpan<byte> body) => new(Digest.Of("unread error", queue, Convert.ToHexStringLower(SHA256.HashData(body))));

    public override string ToString() => Value;
}

/// <summary>The one way in which identities and text hashes are computed: 96 bits of SHA-256 over length-prefixed parts.</summary>
public static class Digest
{
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part.Length}:")));
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
