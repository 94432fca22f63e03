namespace NewsPipeline.Demands;

/// <summary>Regular English forms.</summary>
internal static class Inflections
{
    public static IEnumerable<string> OfVerb(string verb, string? past)
    {
        var stem = verb[^1] == 'e' ? verb[..^1] : Doubles(verb) ? verb + verb[^1] : verb;
        var endsInY = verb[^1] == 'y' && !IsVowel(verb[^2]);
        return [verb, OfThird(verb, endsInY), past ?? (endsInY ? verb[..^1] + "ied" : stem + "ed"), stem + "ing"];
    }

    public static IEnumerable<string> OfNoun(string noun) => [noun, OfThird(noun, noun[^1] == 'y' && !IsVowel(noun[^2]))];

    private static string OfThird(string word, bool endsInY) =>
        endsInY ? word[..^1] + "ies" : word[^1] is 's' or 'x' || word.EndsWith("sh", StringComparison.Ordinal)
            || word.EndsWith("ch", StringComparison.Ordinal) ? word + "es" : word + "s";

    private static bool Doubles(string verb) => verb.Length == 3 && !IsVowel(verb[0]) && IsVowel(verb[1]) && !IsVowel(verb[2])
        && verb[2] is not ('w' or 'x' or 'y');

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
