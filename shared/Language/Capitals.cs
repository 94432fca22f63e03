namespace NewsPipeline.Language;

/// <summary>Stretches of capitalised words that can be one name.</summary>
internal static class Capitals
{
    private static readonly HashSet<string> Joiners = ["of", "de", "del", "al", "bin", "ibn", "van", "von", "der", "den", "la", "el", "da", "di", "du", "&", "le"];

    /// <summary>Without titles in front; empty where no name starts here.</summary>
    public static Stretch From(Sentence sentence, int at)
    {
        var start = at;
        while (IsTitleHere(sentence, start)
            || (Gazetteer.StateOfPeople(sentence[start].Form) is not null && IsTitleHere(sentence, start + 1)))
        {
            start++;
        }

        var end = start;
        while ((IsPart(sentence, end) && !(end > start && NameWords.IsOffice(sentence[end].Lower) && IsPart(sentence, end + 1)))
            || IsJoiner(sentence, start, end))
        {
            end++;
        }

        return start > at && end == start ? Stretch.None : end == start
            || IsNoName(sentence, start, end) ? Stretch.None : new Stretch(start, end);
    }

    private static bool IsTitleHere(Sentence sentence, int at) =>
        NameWords.IsTitle(sentence[at].Lower) && IsPart(sentence, at)
        && (NameWords.IsFieldOfOffice(sentence[at].Lower) ? NameWords.IsTitle(sentence[at + 1].Lower) : IsPart(sentence, at + 1)
        || sentence[at].Form[^1] == '.');

    private static bool IsPart(Sentence sentence, int i)
    {
        var token = sentence[i];
        return token.Form.Length > 0 && token.HasCapital && !NameWords.IsCalendar(token.Lower)
            && (token.Tag.IsName() || (i > 0 && token.Tag.IsNoun())
            || (i > 0 && token.Tag is PennTag.JJ or PennTag.CD or PennTag.VBG && Gazetteer.StateOfPeople(token.Form) is null));
    }

    private static bool IsJoiner(Sentence sentence, int start, int i) =>
        i > start && Joiners.Contains(sentence[i].Lower) && IsPart(sentence, i + 1)
        && (sentence[i].Lower != "of" || NameWords.IsOrganisation(sentence[i - 1].Lower)
        || sentence[i - 1].Lower is "bank" or "ministry" or "republic" or "sea" or "gulf" or "house" or "university");

    private static bool IsNoName(Sentence sentence, int start, int end) =>
        end - start == 1 && (Gazetteer.StateOfPeople(sentence[start].Form) is not null || (start == 0 && !sentence[start].Tag.IsName())
            || sentence[start].Form.Length == 1);
}
