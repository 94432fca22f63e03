namespace NewsPipeline.Language;

/// <summary>A word or a sign.</summary>
/// <param name="Start">UTF-16 code units in the text; <paramref name="End"/> is exclusive.</param>
/// <param name="Form">As written.</param>
/// <param name="Lower">In lower case, with the straight apostrophe.</param>
public readonly record struct Token(int Start, int End, string Form, string Lower, PennTag Tag)
{
    public bool HasCapital => char.IsUpper(Form[0]);

    public bool Is(string lower) => Lower == lower;
}

/// <summary>A stretch of tokens of one sentence, end exclusive.</summary>
public readonly record struct Stretch(int Start, int End)
{
    public static readonly Stretch None = new(0, 0);

    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(int token) => token >= Start && token < End;
}
