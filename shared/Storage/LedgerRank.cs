namespace NewsPipeline.Storage;

/// <summary>Outcomes as ledgers store them. A line rises only, so the order in which outcomes arrive does not matter; it falls when it is sent again.</summary>
internal enum LedgerRank
{
    /// <summary>No outcome: the number of lines, whatever they say.</summary>
    Found = -1,

    InFlight = 0,
    InErrorQueue = 1,
    Refused = 2,
    Duplicate = 3,
    Indexed = 4,
}

internal static class LedgerRanks
{
    /// <summary>The reason is empty where the outcome has none.</summary>
    public static (LedgerRank Rank, string Reason) Rank(this Outcome outcome) => outcome switch
    {
        Outcome.Indexed => (LedgerRank.Indexed, ""),
        Outcome.Duplicate => (LedgerRank.Duplicate, ""),
        Outcome.Refused refused => (LedgerRank.Refused, refused.Reason),
        Outcome.InErrorQueue stuck => (LedgerRank.InErrorQueue, stuck.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
