namespace NewsPipeline.Language;

/// <summary>One sentence of a text in tagged tokens.</summary>
public sealed class Sentence(string text, Token[] tokens, bool opensParagraph)
{
    private static readonly Token Edge = new(0, 0, " ", "", PennTag.Edge);

    /// <summary>The whole text that the sentence stands in.</summary>
    public string Text { get; } = text;

    public int Count => tokens.Length;

    public bool OpensParagraph { get; } = opensParagraph;

    public int Start => tokens[0].Start;

    public int End => tokens[^1].End;

    /// <summary>Outside the sentence stands an empty token, so that rules may look one word too far.</summary>
    public Token this[int index] => (uint)index < (uint)tokens.Length ? tokens[index] : Edge;

    public string Words(Stretch range) => range.IsEmpty ? "" : Text[tokens[range.Start].Start..tokens[range.End - 1].End];

    public override string ToString() => Text[Start..End];

    internal void Retag(ReadOnlySpan<PennTag> tags)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i] with { Tag = tags[i] };
        }
    }
}
