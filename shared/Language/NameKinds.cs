using NewsPipeline.Contracts;

namespace NewsPipeline.Language;

/// <summary>Guesses what an unknown name names, from the words inside and before it.</summary>
internal static class NameKinds
{
    public static EntityType Of(Sentence sentence, Stretch tokens)
    {
        var last = sentence[tokens.End - 1];
        if (Any(sentence, tokens, NameWords.IsOrganisation))
        {
            return EntityType.Organisation;
        }

        if (Any(sentence, tokens, NameWords.IsPlace))
        {
            return EntityType.Location;
        }

        if (IsPersonBefore(sentence[tokens.Start - 1]))
        {
            return EntityType.Person;
        }

        if (tokens.Length == 1)
        {
            return IsAcronym(last.Form) ? EntityType.Organisation : Alone(sentence, tokens);
        }

        return tokens.Length <= 4 ? EntityType.Person : EntityType.Other;
    }

    private static bool Any(Sentence sentence, Stretch tokens, Func<string, bool> test)
    {
        for (var i = tokens.Start; i < tokens.End; i++)
        {
            if (test(sentence[i].Lower))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPersonBefore(Token before) => NameWords.IsTitle(before.Lower)
        && before.Lower is not "state" and not "foreign" and not "former";

    private static bool IsAcronym(string form) => form.Length > 1 && form.All(c => char.IsUpper(c) || c == '.');

    private static EntityType Alone(Sentence sentence, Stretch tokens) =>
        sentence[tokens.Start - 1].Lower is "in" or "near" or "from" or "at" or "to" ? EntityType.Location : EntityType.Other;
}
