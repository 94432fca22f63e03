using NewsPipeline.Contracts;
using NewsPipeline.Storage;
using static NewsPipeline.Search.Asking.Readings;

namespace NewsPipeline.Search.Asking;

/// <summary>Every parameter of the API, once: what is read, what is refused and what the OpenAPI document says come from here.</summary>
public static class Parameters
{
    public static readonly Parameter Size = new(
        "size",
        $"Items on a page, 1 to {Question.LargestSize}; 20 unless given.",
        (question, text) => question with { Size = Number("size", text, 1, Question.LargestSize) },
        Format: "int32");

    public static readonly Parameter Cursor = new(
        "cursor",
        "The `next` of the page before, with the same other parameters.",
        (question, text) => question with { Cursor = text })
    {
        // That of a store in a hundred partitions; with the rest of the address it stays below the 8 KB that Kestrel reads.
        Longest = 7000,
    };

    public static readonly Parameter Outlet = new(
        "outlet",
        "Registrable domain of the outlet: `reuters.com`.",
        (question, text) => question with { Outlet = text });

    /// <summary>Taken apart by <see cref="TypedQuestion"/> before it is applied.</summary>
    public static readonly Parameter Typed = new(
        "q",
        """
        Words (all must occur), `"phrases"` and `-exclusions`, in title and text; other spellings of a name are found too (`Kiev`: Kyiv).
        Among them any of the filters outlet, entity, issuer, addressee, topic, strength, story, after and before, each once, as its name,
        `:` and directly behind it the value, in quotation marks where it has blanks:
        `issuer:Russia strength>=demand after:2025-05-01 topic:"security guarantees" ceasefire -troops`.
        """,
        (question, text) => question with { Words = text });

    /// <summary>Filters that can stand within <c>q</c> as well as beside it.</summary>
    public static readonly IReadOnlyList<Parameter> Fields =
    [
        Outlet,
        new("entity", "Name or Wikidata id of someone or something mentioned.", (question, text) => question with { Entity = text }),
        new("issuer", "Name or Wikidata id of the party that demands; a name finds the actor however it is worded.", (question, text) => question with { Issuer = text }),
        new("addressee", "Name or Wikidata id of the party that is asked, likewise.", (question, text) => question with { Addressee = text }),
        new("topic", "What a demand is about.", (question, text) => question with { Topic = OneOf("topic", text, TopicNames) }, TopicNames),
        new("strength", "Demands at least this strong; from request to ultimatum.", (question, text) => question with { Strength = StrengthOf("strength", text) }, StrengthNames) { Signs = [":", ">="] },
        new("story", "Id of a story.", (question, text) => question with { Story = new StoryId(text) }),
        new("after", "Told at this moment or later: `2025-05-17` or `2025-05-17T08:00:00Z`; UTC unless it says otherwise.", (question, text) => question with { After = Moment("after", text) }, Format: "date-time"),
        new("before", "Told before this moment.", (question, text) => question with { Before = Moment("before", text) }, Format: "date-time"),
    ];

    /// <summary>What narrows an answer down.</summary>
    public static readonly IReadOnlyList<Parameter> Filters = [Typed, .. Fields];

    public static readonly IReadOnlyList<Parameter> OfLists = [.. Filters, Size, Cursor];

    public static readonly IReadOnlyList<Parameter> OfFeeds = [Outlet, Size, Cursor];

    /// <summary>Of the balance sheet, read by its endpoint itself.</summary>
    public static readonly IReadOnlyList<Parameter> OfBalance =
        [new("source", "Only what this source offered: a feed's address, or `replay:` and the name of a run.", (question, _) => question)];

    public static readonly IReadOnlyList<Parameter> None = [];
}
