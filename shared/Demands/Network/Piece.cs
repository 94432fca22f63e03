namespace NewsPipeline.Demands.Network;

/// <summary>A word, a part of one, or a sign, as the network takes it.</summary>
/// <param name="Id">In the vocabulary.</param>
/// <param name="Start">UTF-16 code units in the text it stands in; <paramref name="End"/> is exclusive.</param>
internal readonly record struct Piece(int Id, LetterCase Case, int Start, int End);

/// <summary>How a piece is written, which the lower-case vocabulary does not tell.</summary>
internal enum LetterCase : byte
{
    Lower,
    Capital,
    Capitals,
    Digits,
    None,
}

/// <summary>Some pieces of a window, first and last.</summary>
internal readonly record struct Stretch(int First, int Last)
{
    public int Length => Last - First + 1;
}
