using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>A demand as the rules see it, before names and topics are put to it.</summary>
internal sealed record Finding
{
    public required Line Line { get; init; }

    /// <summary>The token that carries it.</summary>
    public required int Cue { get; init; }

    public required Stretch CueWords { get; init; }

    public required Strength Strength { get; init; }

    public required Content Content { get; init; }

    public NounPhrase? Issuer { get; init; }

    public NounPhrase? Addressee { get; init; }

    public bool Negated { get; init; }
}

/// <summary>What a demand asks for.</summary>
/// <param name="Verb">The verb of the clause or infinitive; -1 for a thing ("a truce").</param>
internal readonly record struct Content(Stretch Words, ContentKind Kind, int Verb);

internal enum ContentKind
{
    Thing,
    Doing,
    Clause,
}
