using System.Text.Json.Serialization;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Stories;

/// <summary>
/// Which outlet reports which demand of a story. Columns are the outlets with a report of their own, or the first of all, in order
/// of their first one; those that only copy others' text are named beside the row.
/// </summary>
/// <param name="Rows">Demands of the same issuers to the same addressees stand together; what most outlets report comes first.</param>
public sealed record DemandMatrix(IReadOnlyList<string> Outlets, IReadOnlyList<MatrixRow> Rows)
{
    public static DemandMatrix Of(IReadOnlyList<DemandView> demands)
    {
        var outlets = demands
            .SelectMany(demand => demand.Carriers.Where((carrier, place) => place == 0 || carrier.DuplicateOf is null))
            .GroupBy(carrier => carrier.Outlet)
            .OrderBy(reports => reports.Min(report => report.At))
            .ThenBy(reports => reports.Key, StringComparer.Ordinal)
            .Select(reports => reports.Key)
            .ToList();
        var rows = demands
            .OrderByDescending(demand => demand.Outlets)
            .ThenBy(demand => demand.FirstAt)
            .GroupBy(demand => DemandParties.Of(demand).Key)
            .SelectMany(pair => pair)
            .Select(demand => MatrixRow.Of(demand, outlets))
            .ToList();
        return new DemandMatrix(outlets, rows);
    }
}

/// <param name="Cells">One for each outlet of the matrix, in its order; null where the outlet does not report the demand.</param>
/// <param name="Copies">Outlets that carry it only in a copy of another's text and have no column.</param>
public sealed record MatrixRow(DemandId Demand, IReadOnlyList<MatrixCell?> Cells, IReadOnlyList<string> Copies)
{
    public static MatrixRow Of(DemandView demand, IReadOnlyList<string> outlets)
    {
        var reports = demand.Carriers.ToLookup(carrier => carrier.Outlet);
        var copies = demand.Carriers
            .Where(carrier => carrier.DuplicateOf is not null)
            .Select(carrier => carrier.Outlet)
            .Distinct()
            .Except(outlets)
            .ToList();
        return new MatrixRow(demand.Id, [.. outlets.Select(outlet => MatrixCell.Of([.. reports[outlet]], demand.Carriers))], copies);
    }
}

/// <param name="Report">The first report of all, else the outlet's first of its own, else its first copy.</param>
/// <param name="Reports">How often the outlet reports the demand.</param>
public sealed record MatrixCell(Carried State, CarrierView Report, int Reports)
{
    public static MatrixCell? Of(IReadOnlyList<CarrierView> reports, IReadOnlyList<CarrierView> all)
    {
        if (reports.Count == 0)
        {
            return null;
        }

        var report = reports.FirstOrDefault(report => report == all[0] || report.DuplicateOf is null) ?? reports[0];
        var state = report.Article == all[0].Article ? Carried.First : report.DuplicateOf is null ? Carried.Later : Carried.Copied;
        return new MatrixCell(state, report, reports.Count);
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<Carried>))]
public enum Carried
{
    /// <summary>The first report of all.</summary>
    [JsonStringEnumMemberName("first")]
    First,

    [JsonStringEnumMemberName("carried")]
    Later,

    /// <summary>Only in a copy of another outlet's text.</summary>
    [JsonStringEnumMemberName("copied")]
    Copied,
}
