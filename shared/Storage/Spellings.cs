using System.Globalization;
using System.Reflection;

namespace NewsPipeline.Storage;

/// <summary>One name among the terms of a question, as it was asked for and as others spell it.</summary>
/// <param name="Terms">One word or phrase; or several words that make up one name: Ivory, Coast.</param>
/// <param name="Spellings">What stands for it, as phrases: as asked for, then the others, nearest first. Never empty.</param>
public sealed record SpelledName(IReadOnlyList<string> Terms, IReadOnlyList<string> Spellings);

/// <summary>
/// Names that outlets spell differently (Kyiv, Kiev), declared in <c>Spellings/spellings.txt</c>: whoever looks for one finds the
/// others too.
/// </summary>
public static class Spellings
{
    /// <summary>Of one term: a phrase of several such names could have hundreds.</summary>
    public const int MostOfOne = 16;

    /// <summary>Each as it stands in the file: lower case, folded, the most usual first.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> Groups = Read();

    private static readonly Dictionary<string, IReadOnlyList<string>> GroupOf = Groups
        .Select(group => group.Select(Key).ToList())
        .SelectMany(keys => keys.Select(key => (key, others: keys.Where(other => other != key).ToList())))
        .ToDictionary(entry => entry.key, entry => (IReadOnlyList<string>)entry.others);

    private static readonly int LongestName = GroupOf.Keys.Max(key => key.Count(' '.Equals) + 1);

    /// <summary>The term as it is, then with every name in it spelled otherwise.</summary>
    public static IReadOnlyList<string> Of(string term)
    {
        var words = Words(term);
        List<(string Text, int Rank)> spelled = [("", 0)];
        for (var at = 0; at < words.Count;)
        {
            var (length, choices) = Choices(words, at);
            spelled = [.. spelled
                .SelectMany(_ => choices, (before, choice) => (Text: $"{before.Text} {choice.Text}", Rank: before.Rank + choice.Rank))
                .OrderBy(text => text.Rank)
                .Take(MostOfOne)];
            at += length;
        }

        return [term, .. spelled.Skip(1).Select(text => text.Text.TrimStart())];
    }

    /// <summary>Term by term; words that follow one another and make up a name together are one.</summary>
    public static IReadOnlyList<SpelledName> Of(IReadOnlyList<string> terms)
    {
        List<SpelledName> names = [];
        for (var at = 0; at < terms.Count; at += names[^1].Terms.Count)
        {
            var together = terms.Skip(at).Take(TermsOfName(terms, at)).ToList();
            names.Add(new(together, Of(string.Join(' ', together))));
        }

        return names;
    }

    private static int TermsOfName(IReadOnlyList<string> terms, int at) =>
        Enumerable.Range(2, LongestName - 1).Reverse()
            .FirstOrDefault(count => at + count <= terms.Count && GroupOf.ContainsKey(Key(string.Join(' ', terms.Skip(at).Take(count)))), 1);

    private static (int Length, IEnumerable<(string Text, int Rank)> Choices) Choices(List<string> words, int at)
    {
        for (var length = Math.Min(LongestName, words.Count - at); length > 0; length--)
        {
            var name = string.Join(' ', words.Skip(at).Take(length));
            if (GroupOf.TryGetValue(NameKey.Of(name), out var others))
            {
                return (length, [(name, 0), .. others.Select((other, rank) => (other, rank + 1))]);
            }
        }

        return (1, [(words[at], 0)]);
    }

    private static string Key(string name) => NameKey.Of(string.Join(' ', Words(name)));

    /// <summary>As the word indexes part them: at everything that is neither letter nor digit, nor an accent.</summary>
    private static List<string> Words(string text)
    {
        var parted = string.Concat(text.Select(sign => IsOfWord(sign) ? sign : ' '));
        return [.. parted.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static bool IsOfWord(char sign) =>
        char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark;

    private static List<IReadOnlyList<string>> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("spellings.txt")!);
        return [.. reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries))];
    }
}
