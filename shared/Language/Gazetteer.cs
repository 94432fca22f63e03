using NewsPipeline.Contracts;

namespace NewsPipeline.Language;

/// <summary>The states, places, organisations and people that we know by name, from <c>Names/*.tsv</c>.</summary>
public static class Gazetteer
{
    private static readonly Dictionary<string, List<Entry>> ByFirstWord = [];
    private static readonly Dictionary<string, string> Demonyms = [];
    private static readonly List<(string Name, KnownName Known)> All = [];

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
            entries.Sort((left, right) => right.Words.Length - left.Words.Length);
        }
    }

    /// <summary>Every name in the tables with what it names, other names of one thing one after the other.</summary>
    public static IReadOnlyList<(string Name, KnownName Known)> Names => All;

    /// <summary>The longest known name that starts at this token, and how many tokens it has; null and 0 where there is none.</summary>
    public static (KnownName? Name, int Length) At(Sentence sentence, int start)
    {
        if (ByFirstWord.TryGetValue(sentence[start].Form, out var entries))
        {
            foreach (var entry in entries)
            {
                if (Matches(entry.Words, sentence, start))
                {
                    return (entry.Name, entry.Words.Length);
                }
            }
        }

        return (null, 0);
    }

    /// <summary>Of the state whose people or adjective this is: "Ukrainian", "Finns"; null for other words.</summary>
    public static string? StateOfPeople(string form) => Demonyms.GetValueOrDefault(form);

    private static bool Matches(string[] words, Sentence sentence, int start)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (sentence[start + i].Form != words[i])
            {
                return false;
            }
        }

        return true;
    }

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
        var words = Tokenizer.Cut(name).Select(token => token.Form).ToArray();
        if (!ByFirstWord.TryGetValue(words[0], out var entries))
        {
            ByFirstWord[words[0]] = entries = [];
        }

        entries.Add(new Entry(words, known));
        All.Add((name, known));
    }

    private readonly record struct Entry(string[] Words, KnownName Name);
}
