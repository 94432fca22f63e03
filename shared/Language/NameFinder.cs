using NewsPipeline.Contracts;

namespace NewsPipeline.Language;

/// <summary>Finds names: those of our tables first, then stretches of capitals; later short forms join the full name.</summary>
public sealed class NameFinder
{
    private readonly Dictionary<string, NameMention> byLastWord = [];
    private readonly Dictionary<string, NameMention> byInitials = [];
    private readonly List<NameMention>[] found;

    private NameFinder(IReadOnlyList<Sentence> sentences)
    {
        found = new List<NameMention>[sentences.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            found[i] = InSentence(sentences[i]);
        }
    }

    /// <summary>Mentions of each sentence, in order.</summary>
    public static IReadOnlyList<NameMention>[] Find(IReadOnlyList<Sentence> sentences) => new NameFinder(sentences).found;

    private List<NameMention> InSentence(Sentence sentence)
    {
        var mentions = new List<NameMention>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (Next(sentence, i) is { } mention)
            {
                mentions.Add(mention);
                i = mention.Tokens.End - 1;
            }
        }

        return mentions;
    }

    private NameMention? Next(Sentence sentence, int at)
    {
        if (!CanStart(sentence, at))
        {
            return null;
        }

        var capitals = Capitals.From(sentence, at);
        var (known, length) = Gazetteer.At(sentence, at);
        if (known is null && capitals.Start > at)
        {
            // Behind a title: "President Zelensky".
            (at, (known, length)) = (capitals.Start, Gazetteer.At(sentence, capitals.Start));
        }

        if (known is not null && (length >= capitals.Length || !GoesOn(sentence, at + length, capitals)))
        {
            return Remember(sentence, new NameMention(new(at, at + length), known.Name, known.Type, known));
        }

        return capitals.IsEmpty ? null : Remember(sentence, Unknown(sentence, capitals));
    }

    private static bool CanStart(Sentence sentence, int at)
    {
        var token = sentence[at];
        return token.Form.Length > 0
            && (token.HasCapital || token.Lower.StartsWith("al-", StringComparison.Ordinal) || token.Tag == PennTag.NNP)
            && char.IsLetter(token.Form[0]) && !NameWords.IsCalendar(token.Lower);
    }

    /// <summary>A known place in front of more capitals is part of a longer name ("Washington Post"), unless it stands apart.</summary>
    private static bool GoesOn(Sentence sentence, int next, Stretch capitals) =>
        next < capitals.End && sentence[next].Tag != PennTag.POS && !NameWords.IsTitle(sentence[next].Lower);

    private NameMention Unknown(Sentence sentence, Stretch tokens)
    {
        var name = sentence.Words(tokens);
        var last = sentence[tokens.End - 1].Form;
        if (tokens.Length == 1 && (byLastWord.TryGetValue(last, out var full) || byInitials.TryGetValue(last.Replace(".", ""), out full)))
        {
            return full with { Tokens = tokens };
        }

        return new NameMention(tokens, name, NameKinds.Of(sentence, tokens), null);
    }

    private NameMention Remember(Sentence sentence, NameMention mention)
    {
        if (mention.Type == EntityType.Person)
        {
            byLastWord.TryAdd(sentence[mention.Tokens.End - 1].Form, mention);
        }
        else if (mention.Tokens.Length > 2)
        {
            byInitials.TryAdd(Initials(sentence, mention.Tokens), mention);
        }

        return mention;
    }

    private static string Initials(Sentence sentence, Stretch tokens) =>
        string.Concat(Enumerable.Range(tokens.Start, tokens.Length).Where(i => sentence[i].HasCapital).Select(i => sentence[i].Form[0]));
}
