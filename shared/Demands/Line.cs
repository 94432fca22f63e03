using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>A sentence of a passage, as the rules walk over it.</summary>
internal sealed class Line(Passage passage, int index, Sentence sentence, IReadOnlyList<NameMention> names, bool[] quoted)
{
    private readonly Dictionary<int, NounPhrase?> subjects = [];

    public Passage Passage { get; } = passage;

    public int Index { get; } = index;

    public Sentence Sentence { get; } = sentence;

    public IReadOnlyList<NameMention> Names { get; } = names;

    public int Count => Sentence.Count;

    public Token this[int token] => Sentence[token];

    public Line? Before => Index > 0 ? Passage.Lines[Index - 1] : null;

    public bool IsQuoted(int token) => (uint)token < (uint)quoted.Length && quoted[token];

    public string Words(Stretch tokens) => Sentence.Words(tokens);

    public string Lower(int token) => Sentence[token].Lower;

    public PennTag Tag(int token) => Sentence[token].Tag;

    /// <summary>Answers once what several rules ask: the subject of a verb.</summary>
    public NounPhrase? SubjectOf(int verb, Func<Line, int, NounPhrase?> find)
    {
        if (!subjects.TryGetValue(verb, out var subject))
        {
            subjects[verb] = subject = find(this, verb);
        }

        return subject;
    }

    /// <summary>The name that this token belongs to.</summary>
    public NameMention? NameAt(int token)
    {
        foreach (var name in Names)
        {
            if (name.Tokens.Contains(token))
            {
                return name;
            }
        }

        return null;
    }
}
