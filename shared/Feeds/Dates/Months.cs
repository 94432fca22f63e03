namespace NewsPipeline.Feeds.Dates;

/// <summary>Months by the beginnings of their names, in the languages of most feeds.</summary>
internal static class Months
{
    // Longer beginnings before shorter ones that they contain.
    private static readonly (string Beginning, int Month)[] Beginnings = [.. new (int Month, string Beginnings)[]
    {
        (1, "jan ene gen янв січ sty led oca ιαν tammi siječ"),
        (2, "feb fév fev фев лют lut úno şub φεβ helmi velj"),
        (3, "mar mär mrt már мар бер bře μάρ μαρ μάώ μαώ maalis ožu"),
        (4, "apr avr abr ápr апр кві kwi dub nis απρ huhti"),
        (5, "may mai mag maj mei máj máu май мая тра kvě μάι μαι μαΐ μαϊ touko"),
        (6, "jun juin giu jún июн чер cze červ haz ιούν ιουν ιον kesä"),
        (7, "jul juil lug júl июл лип lip červenec července tem ιούλ ιουλ ιολ heinä"),
        (8, "aug aoû aou ago авг сер sie srp ağu αύγ αυγ elo"),
        (9, "sep set szept сен вер wrz zář eyl σεπ syys"),
        (10, "oct okt ott out окт жов paź říj eki οκτ loka"),
        (11, "nov ноя лис lis kas νοέ νοε marras"),
        (12, "dec dez déc dic des дек гру gru pros ara δεκ joulu"),
    }.SelectMany(row => row.Beginnings.Split(' ').Select(beginning => (beginning, row.Month))).OrderByDescending(row => row.beginning.Length)];

    /// <summary>0 where the word begins no month's name.</summary>
    public static int Of(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        foreach (var (beginning, month) in Beginnings)
        {
            if (lower.StartsWith(beginning, StringComparison.Ordinal))
            {
                return month;
            }
        }

        return 0;
    }
}
