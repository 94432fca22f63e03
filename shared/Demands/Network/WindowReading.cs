using NewsPipeline.Contracts;

namespace NewsPipeline.Demands.Network;

/// <summary>What was read in a window, by its pieces: it holds for the same pieces wherever they stand.</summary>
internal sealed record WindowReading(IReadOnlyList<NamedStretch> Names, IReadOnlyList<CueReading> Cues);

internal readonly record struct NamedStretch(Stretch Pieces, EntityType Type);

/// <summary>A cue with its roles.</summary>
/// <param name="Sure">Probability that it is one, from 0.5 to 1.</param>
/// <param name="What">Contents of a demand; of an answer what it calls the thing answered, if anything.</param>
/// <param name="Answered">The cue that an answer answers; null for none in the window.</param>
internal sealed record CueReading(
    int Piece,
    CueClass Class,
    double Sure,
    IReadOnlyList<Stretch> What,
    IReadOnlyList<Stretch> Sources,
    PointedParty Issuer,
    PointedParty Addressee,
    int? Answered,
    double Negated)
{
    public bool IsAnswer => Class >= CueClass.Accept;
}

/// <summary>Where a party is named; null for nobody.</summary>
/// <param name="Sure">Probability of the first piece, or of nobody.</param>
internal readonly record struct PointedParty(Stretch? Pieces, double Sure);
