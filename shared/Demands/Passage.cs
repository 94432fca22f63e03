using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>A text cut into lines that know their names and their quotations.</summary>
internal sealed class Passage
{
    public Passage(string text, IReadOnlyList<Sentence> sentences, IReadOnlyList<NameMention>[] names)
    {
        Text = text;
        var quotes = new Quotes();
        Lines = new Line[sentences.Count];
        for (var i = 0; i < Lines.Length; i++)
        {
            Lines[i] = new Line(this, i, sentences[i], names[i], quotes.Mark(sentences[i]));
        }
    }

    public string Text { get; }

    /// <summary>What pronouns were found to mean, since one may be asked for through several others.</summary>
    public Dictionary<(Line, int, Line?, int), NounPhrase?> Meant { get; } = [];

    public Line[] Lines { get; }
}
