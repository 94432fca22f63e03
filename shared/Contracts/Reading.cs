using System.Text.Json.Serialization;

namespace NewsPipeline.Contracts;

/// <summary>
/// What we read from an article. Offsets are UTF-16 code units, end exclusive: in <see cref="Article.Text"/>, or in the title where
/// that is said (<see cref="Part"/>).
/// </summary>
/// <param name="Language">BCP 47 of the text as we found it: "en", or another, or "und".</param>
public sealed record Reading(
    string Language,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Demand> Demands,
    IReadOnlyList<Response> Responses)
{
    /// <summary>The text is in a language that we do not read: names that we know at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unread { get; init; }

    public static Reading Nothing(string language) => new(language, [], [], []);
}

/// <summary>Where in its article something stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Part>))]
public enum Part
{
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>In the title, and not in the text.</summary>
    [JsonStringEnumMemberName("title")]
    Title,
}

/// <param name="WikidataId">"Q159", or null where we do not know the entity.</param>
/// <param name="Mentions">All of them in one part of the article.</param>
public sealed record Entity(
    string Name,
    EntityType Type,
    string? WikidataId,
    IReadOnlyList<Span> Mentions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Part In = Part.Text);

[JsonConverter(typeof(JsonStringEnumConverter<EntityType>))]
public enum EntityType
{
    [JsonStringEnumMemberName("PER")]
    Person,
    [JsonStringEnumMemberName("ORG")]
    Organisation,
    [JsonStringEnumMemberName("LOC")]
    Location,
    [JsonStringEnumMemberName("MISC")]
    Other,
}

/// <summary>Written as <c>[start,end]</c>.</summary>
[JsonConverter(typeof(SpanConverter))]
public readonly record struct Span(int Start, int End);

/// <summary>Whoever demands, is asked, or answers: a name as the text has it, with the entity it stands for where known.</summary>
/// <param name="Name">"Kyiv"; a pronoun is resolved where the text allows it.</param>
/// <param name="WikidataId">Of the actor, not of the word: "Kyiv", "the Ukrainian delegation" and "Ukraine" share Ukraine's.</param>
public sealed record Party(string Name, string? WikidataId = null);

/// <summary>A reported speech act by which one party tries to get another to do, stop, accept or give something.</summary>
public sealed record Demand
{
    /// <summary>Null where the text names nobody.</summary>
    public required Party? Issuer { get; init; }

    public required Party? Addressee { get; init; }

    /// <summary>Who demands it together with the issuer ("France, Germany and Poland demanded").</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Party>? AlsoIssuers { get; init; }

    /// <summary>Who is asked together with the addressee.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Party>? AlsoAddressees { get; init; }

    /// <summary>The content, word for word as the text has it.</summary>
    public required string What { get; init; }

    /// <summary>The word or phrase that carries the demand ("insists on").</summary>
    public required string Cue { get; init; }

    public required Strength Strength { get; init; }

    /// <summary>The text says that the demand was not made.</summary>
    public bool Negated { get; init; }

    /// <summary>One of <see cref="Topics.All"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>The sources the text gives for its report, nearest first; empty where simply the issuer speaks.</summary>
    public IReadOnlyList<string> Attribution { get; init; } = [];

    /// <summary>The stretch of text that carries cue and content.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Part In { get; init; }
}

/// <summary>In order of strength, so that "at least urge" is a comparison.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Strength>))]
public enum Strength
{
    [JsonStringEnumMemberName("request")]
    Request,
    [JsonStringEnumMemberName("urge")]
    Urge,
    [JsonStringEnumMemberName("insist")]
    Insist,
    [JsonStringEnumMemberName("demand")]
    Demand,
    [JsonStringEnumMemberName("condition")]
    Condition,
    [JsonStringEnumMemberName("ultimatum")]
    Ultimatum,
}

/// <summary>An answer to a demand.</summary>
/// <param name="Start">The stretch of text that carries the answer's cue, and what it calls the thing answered where that stands beside it.</param>
public sealed record Response(string Actor, Stance Stance, int Start, int End)
{
    /// <summary>The word that carries the answer ("refused"); null in what older versions read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cue { get; init; }

    /// <summary>Which of <see cref="Reading.Demands"/> it answers; null where it is not told, or is none of this article's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Demand { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Part In { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<Stance>))]
public enum Stance
{
    [JsonStringEnumMemberName("reject")]
    Reject,
    [JsonStringEnumMemberName("accept")]
    Accept,
    [JsonStringEnumMemberName("consider")]
    Consider,

    /// <summary>Another offer instead.</summary>
    [JsonStringEnumMemberName("counter")]
    Counter,
}
