namespace NewsPipeline.Storage.Sqlite;

/// <summary>Outcomes as the ledger stores them. A line only ever rises, so the order in which outcomes arrive does not matter.</summary>
internal enum LedgerRank
{
    InFlight = 0,
    InErrorQueue = 1,
    Refused = 2,
    Duplicate = 3,
    Indexed = 4,
}
