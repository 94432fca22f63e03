using NewsPipeline.Contracts;

namespace NewsPipeline.Language;

/// <summary>The states, places, organisations and people that we know by name, from <c>Names/*.tsv</c>.</summary>
public static class Gazetteer
{
    private static readonly Dictionary<string, List<(string Name, KnownName Known)>> ByFirstWord = [];
    private static readonly Dictionary<string, string> Demonyms = [];
    private static readonly List<(string Name, KnownName Known)> All = [];
    private static readonly Dictionary<string, List<(string Name, KnownName Known)>>.AlternateLookup<ReadOnlySpan<char>> FirstWords =
        ByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Peoples = Demonyms.GetAlternateLookup<ReadOnlySpan<char>>();

    static Gazetteer()
    {
        foreach (var row in Resources.Rows("states.tsv"))
        {
            AddState(row);
        }

        foreach (var row in Resources.Rows("names.tsv"))
        {
            AddName(row);
        }

        foreach (var entries in ByFirstWord.Values)
        {
            entries.Sort((left, right) => right.Name.Length - left.Name.Length);
        }
    }

    /// <summary>Every name in the tables with what it names, other names of one thing one after the other.</summary>
    public static IReadOnlyList<(string Name, KnownName Known)> Names => All;

    /// <summary>What this is a name of, letter for letter; null where we do not know it.</summary>
    public static KnownName? Of(ReadOnlySpan<char> name) => At(name, 0) is ({ } known, var length) && length == name.Length ? known : null;

    /// <summary>The longest known name that starts here and ends where a word ends, with its length in characters; null and 0 where there is none.</summary>
    public static (KnownName? Name, int Length) At(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        if (FirstWords.TryGetValue(text[start..end], out var entries))
        {
            foreach (var (name, known) in entries)
            {
                if (text[start..].StartsWith(name, StringComparison.Ordinal) && WordEndsAt(text, start + name.Length))
                {
                    return (known, name.Length);
                }
            }
        }

        return (null, 0);
    }

    /// <summary>Every known name in a text, from left to right, none inside another.</summary>
    public static IEnumerable<(KnownName Name, Span Span)> In(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (WordStartsAt(text, at) && At(text, at) is ({ } known, var length))
            {
                yield return (known, new(at, at + length));
                at += length - 1;
            }
        }
    }

    /// <summary>Of the state whose people or adjective this is: "Ukrainian", "Finns"; null for other words.</summary>
    public static string? StateOfPeople(ReadOnlySpan<char> word) => Peoples.TryGetValue(word, out var state) ? state : null;

    /// <summary>Not behind a letter, nor behind a hyphen that joins ("Anglo-Irish").</summary>
    private static bool WordStartsAt(ReadOnlySpan<char> text, int at) =>
        char.IsLetterOrDigit(text[at]) && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || (text[at - 1] == '-' && at > 1 && char.IsLetter(text[at - 2]))));

    private static bool WordEndsAt(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || !(char.IsLetterOrDigit(text[at]) || (text[at] == '-' && at + 1 < text.Length && char.IsLetter(text[at + 1])));

    private static void AddState(string[] row)
    {
        var (id, name) = (row[0], row[1]);
        var state = new KnownName(name, EntityType.Location, id, id);
        Add(name, state);
        foreach (var alias in Split(row, 2))
        {
            Add(alias, state);
        }

        foreach (var people in Split(row, 3))
        {
            Demonyms[people] = id;
        }

        AddSeats(Split(row, 4), EntityType.Location, id);
        AddSeats(Split(row, 5), EntityType.Organisation, id);
    }

    private static void AddSeats(IEnumerable<string> seats, EntityType type, string actor)
    {
        foreach (var seat in seats)
        {
            var (name, id) = seat.Split(':') is [var before, var after] ? (before, after) : (seat, null);
            Add(name, new KnownName(name, type, id, actor));
        }
    }

    private static void AddName(string[] row)
    {
        var names = row[2].Split(';');
        var id = row[0].Length > 0 ? row[0] : null;
        var type = row[1] switch { "PER" => EntityType.Person, "ORG" => EntityType.Organisation, _ => EntityType.Location };
        var actor = row.Length > 3 && row[3].Length > 0 ? row[3] : id;
        foreach (var name in names)
        {
            Add(name, new KnownName(names[0], type, id, actor));
        }
    }

    private static string[] Split(string[] row, int column) =>
        column < row.Length ? row[column].Split(';', StringSplitOptions.RemoveEmptyEntries) : [];

    private static void Add(string name, KnownName known)
    {
        var first = string.Concat(name.TakeWhile(char.IsLetterOrDigit));
        if (!ByFirstWord.TryGetValue(first, out var entries))
        {
            ByFirstWord[first] = entries = [];
        }

        entries.Add((name, known));
        All.Add((name, known));
    }
}
