using System.Text.Json.Serialization;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>What an analyst asks for; everything that is set must hold.</summary>
public sealed record Question
{
    public const int LargestSize = 200;

    /// <summary>
    /// Words ("ceasefire troops": all of them), <c>"phrases"</c> and <c>-exclusions</c>: in title and text of articles, in wording and
    /// quote of demands. Each also stands for its other <see cref="Spellings"/>.
    /// </summary>
    public string? Words { get; init; }

    public string? Outlet { get; init; }

    /// <summary>
    /// Wikidata id, or name: whole words of the entity's name in any of its <see cref="Spellings"/> ("Kiev" finds Kyiv), another name of
    /// the same, or any name the store has for what this one stands for. Case and accents do not count.
    /// </summary>
    public string? Entity { get; init; }

    /// <summary>
    /// The actor: its Wikidata id, or a name. A name finds every party whose own holds its words, in any of their <see cref="Spellings"/>;
    /// every party that is called by another name of the same ("UN", "United Nations"); and every party, however worded, with a Wikidata id
    /// that we know, or the store does, under such a name ("Russia" finds the Kremlin's demands, "Teheran" those of Iran).
    /// </summary>
    public string? Issuer { get; init; }

    /// <summary>As <see cref="Issuer"/>.</summary>
    public string? Addressee { get; init; }

    public string? Topic { get; init; }

    /// <summary>At least this strong.</summary>
    public Strength? Strength { get; init; }

    public StoryId? Story { get; init; }

    /// <summary>Told at this moment or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Told before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>1 to <see cref="LargestSize"/>.</summary>
    public int Size { get; init; } = 20;

    /// <summary>The <see cref="Page{T}.Next"/> of the page before; means something only with the same question.</summary>
    public string? Cursor { get; init; }
}

/// <param name="Total">Of all pages.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long Total, string? Next)
{
    /// <summary>Where nothing matches because nobody here bears a name that was asked for; absent else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Suggestion>? DidYouMean { get; init; }
}

/// <param name="Filter">issuer, addressee or entity.</param>
/// <param name="Value">As it was asked for.</param>
/// <param name="Names">Those in the store that come nearest, nearest first; never empty.</param>
public sealed record Suggestion(string Filter, string Value, IReadOnlyList<string> Names);

/// <summary>The question itself cannot be answered (a cursor of another question, words that do not parse); the message says why.</summary>
public sealed class BadQuestionException(string message) : Exception(message);
