namespace NewsPipeline.Language;

/// <summary>
/// Tags a sentence with the likeliest path through a hidden Markov model of tag triples. Deterministic, and quick because
/// most words have one or two tags.
/// </summary>
internal static class Tagger
{
    private static readonly TagChance[] Unknown = [new(PennTag.NN, -9), new(PennTag.JJ, -10), new(PennTag.VB, -11)];
    private static readonly TagChance[] UnknownName = [new(PennTag.NNP, -9)];
    private static readonly TagChance[] Numeral = [new(PennTag.CD, -9)];
    private static readonly TagChance[] Start = [new(PennTag.Edge, 0)];

    public static void Tag(Sentence sentence)
    {
        var lattice = new TagChance[sentence.Count + 2][];
        lattice[0] = lattice[1] = Start;
        for (var i = 0; i < sentence.Count; i++)
        {
            lattice[i + 2] = Candidates(sentence[i], i == 0 || sentence[i - 1].Tag == PennTag.Quote
                || sentence[i - 1].Form is "\"" or "“" or "``");
        }

        Span<PennTag> tags = sentence.Count <= 256 ? stackalloc PennTag[sentence.Count] : new PennTag[sentence.Count];
        BestPath(lattice, tags);
        Mend(sentence, tags);
        sentence.Retag(tags);
    }

    /// <summary>What triples of tags do not see: "no longer", and capitals that end like "Iranian" with no noun behind them.</summary>
    private static void Mend(Sentence sentence, Span<PennTag> tags)
    {
        for (var i = 0; i < tags.Length; i++)
        {
            var next = i + 1 < tags.Length ? tags[i + 1] : PennTag.Edge;
            if (sentence[i].Is("no") && i + 1 < tags.Length && sentence[i + 1].Is("longer"))
            {
                (tags[i], tags[i + 1]) = (PennTag.RB, PennTag.RBR);
            }
            else if (i > 0 && tags[i] == PennTag.JJ && sentence[i].HasCapital && !next.IsNoun() && !next.IsAdjective() && next is not (PennTag.CC or PennTag.Comma or PennTag.Colon)
                && !WordTags.Learned.TryWord(sentence[i].Form, out _) && Gazetteer.StateOfPeople(sentence[i].Form) is null)
            {
                tags[i] = PennTag.NNP;
            }
        }
    }

    private static TagChance[] Candidates(Token token, bool opensSentence)
    {
        var model = WordTags.Learned;
        var first = token.Form[0];
        if (!char.IsLetterOrDigit(first) || token.Is("cannot"))
        {
            return Signs.Of(token);
        }

        if (opensSentence && token.HasCapital && !token.Is(token.Form) && model.TryWord(token.Lower, out var lower)
            && !IsKnownName(model, token))
        {
            return lower;
        }

        if (model.TryWord(token.Form, out var exact))
        {
            return exact;
        }

        return Unseen(model, token, first);
    }

    private static bool IsKnownName(WordTags model, Token token) =>
        model.TryWord(token.Form, out var tags) && tags.All(chance => chance.Tag.IsName() || chance.Tag == PennTag.JJ);

    private static TagChance[] Unseen(WordTags model, Token token, char first)
    {
        if (char.IsDigit(first))
        {
            return Numeral;
        }

        var hyphen = token.Form.LastIndexOf('-');
        if (hyphen > 0 && hyphen + 2 < token.Form.Length && !char.IsUpper(token.Form[hyphen + 1]))
        {
            return AfterHyphen(model, token.Form[(hyphen + 1)..]);
        }

        return model.BySuffix(token.Form) ?? (char.IsUpper(first) ? UnknownName : Unknown);
    }

    private static readonly TagChance[] Compound = [new(PennTag.JJ, -9), new(PennTag.NN, -10)];

    private static TagChance[] AfterHyphen(WordTags model, string tail) =>
        model.TryWord(tail, out var tags) && tags.All(chance => chance.Tag.IsNoun()) ? [.. tags, new(PennTag.JJ, -11)] : Compound;

    private static void BestPath(TagChance[][] lattice, Span<PennTag> tags)
    {
        var back = new byte[lattice.Length][];
        float[] scores = [0];
        for (var i = 2; i < lattice.Length; i++)
        {
            scores = Step(lattice[i - 2], lattice[i - 1], lattice[i], scores, back[i] = new byte[lattice[i - 1].Length * lattice[i].Length]);
        }

        Trace(lattice, back, scores, tags);
    }

    /// <summary><paramref name="before"/> scores pairs (first, second); the answer scores pairs (second, third).</summary>
    private static float[] Step(TagChance[] firsts, TagChance[] seconds, TagChance[] thirds, float[] before, byte[] back)
    {
        var scores = new float[seconds.Length * thirds.Length];
        for (var s = 0; s < seconds.Length; s++)
        {
            for (var t = 0; t < thirds.Length; t++)
            {
                var (best, from) = (float.NegativeInfinity, 0);
                for (var f = 0; f < firsts.Length; f++)
                {
                    var score = before[(f * seconds.Length) + s] + WordTags.Learned.After(firsts[f].Tag, seconds[s].Tag, thirds[t].Tag);
                    (best, from) = score > best ? (score, f) : (best, from);
                }

                scores[(s * thirds.Length) + t] = best + thirds[t].Log;
                back[(s * thirds.Length) + t] = (byte)from;
            }
        }

        return scores;
    }

    private static void Trace(TagChance[][] lattice, byte[][] back, float[] scores, Span<PennTag> tags)
    {
        var best = Array.IndexOf(scores, scores.Max());
        var last = lattice[^1].Length;
        var (second, third) = (best / last, best % last);
        for (var i = lattice.Length - 1; i >= 2; i--)
        {
            tags[i - 2] = lattice[i][third].Tag;
            var first = back[i][(second * lattice[i].Length) + third];
            (second, third) = (first, second);
        }
    }
}
