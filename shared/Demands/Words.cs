using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Small closed lists that several rules ask for.</summary>
internal static class Words
{
    private static readonly HashSet<string> Saying = List("saying");

    private static readonly HashSet<string> Time = List("time");

    private static readonly HashSet<string> Subordinators = List("subordinators");

    private static readonly HashSet<string> Documents = List("documents");

    private static readonly HashSet<string> People = List("people");

    private static readonly HashSet<string> Things = List("things");

    private static readonly HashSet<string> Groups = List("groups");

    private static readonly string[] PeopleEndings = ["er", "or", "ist", "ian", "ee", "ant"];

    public static bool IsSaying(string lower) => Saying.Contains(lower);

    public static bool IsTime(string lower) => Time.Contains(lower) || NameWords.IsCalendar(lower);

    public static bool IsSubordinator(string lower) => Subordinators.Contains(lower);

    public static bool IsDocument(string lower) => Documents.Contains(lower);

    public static bool IsPerson(string lower) => People.Contains(lower);

    /// <summary>Somebody who can be asked for something: a person, people, a body; not a thing or a matter.</summary>
    public static bool CanAct(NounPhrase phrase)
    {
        var head = phrase.Line.Lower(phrase.Head);
        return phrase.IsPronoun || phrase.Name is not null || Gazetteer.StateOfPeople(phrase.Line[phrase.Head].Form) is not null
            || People.Contains(head) || Groups.Contains(head) || IsPeople(head);
    }

    private static bool IsPeople(string head)
    {
        var one = head.Length > 3 && head[^1] == 's' ? head[..^1] : head;
        return People.Contains(one) || Groups.Contains(one)
            || (one.Length > 4 && !Things.Contains(one)
            && Array.Exists(PeopleEndings, ending => one.EndsWith(ending, StringComparison.Ordinal)));
    }

    /// <summary>A list of <c>Words/lists.tsv</c>.</summary>
    public static HashSet<string> List(string name) =>
        [.. Resources.Rows(typeof(Words).Assembly, "lists.tsv").Where(row => row[0] == name).SelectMany(row => row[1].Split(' '))];
}
