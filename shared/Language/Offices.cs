namespace NewsPipeline.Language;

/// <summary>Words that stand before a person's name and say in whose name the person speaks, or that it is a person at all.</summary>
public static class Offices
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = Set(
        "mr mrs ms miss dr judge justice sir lord lady dame prof professor senator sen rep congressman congresswoman gov mayor coach captain capt "
        + "sergeant sgt detective inspector father sister rev reverend imam rabbi pope cardinal bishop archbishop");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Set(
        "president vice prime minister premier chancellor king queen prince princess sheikh ayatollah emir sultan senator representative "
        + "governor general lieutenant colonel major captain admiral marshal secretary ambassador envoy spokesman spokeswoman spokesperson chairman "
        + "chairwoman director chief commissioner prosecutor commander leader foreign defense defence interior finance trade energy economy justice "
        + "state deputy former acting secretary-general undersecretary analyst lawyer speaker negotiator mediator diplomat special representative "
        + "national security adviser advisor supreme top senior opposition affairs minister-president taoiseach head of the and");

    /// <summary>"Mr", "Judge": the name behind it is a person's, whatever else bears it.</summary>
    public static bool IsTitle(ReadOnlySpan<char> word) => Contains(Titles, word);

    /// <summary>May stand between a state and the person who speaks for it: "Iran's deputy foreign minister Abbas Araghchi".</summary>
    public static bool MayStandBeforeName(ReadOnlySpan<char> word) => Contains(Words, word) || Contains(Titles, word);

    private static bool Contains(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[24];
        return word.Length <= lower.Length && words.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>();
}
