using System.Globalization;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>How long a stretch of time one partition of articles holds.</summary>
public enum PartitionLength
{
    Month,
    Day,
}

/// <summary>
/// Which partition an article goes to when it is seen for the first time, by when it counts as told: its month, or its day. What is
/// older than two years, as when an archive is read in, goes to its year, so that archives do not open partitions by the hundred.
/// <para>
/// The answer depends on dates and settings, which change: an outlet corrects the date, the text comes again next month, an operator
/// changes the setting. So it is asked once an article, and <see cref="Writing.Homes"/> keeps it for ever.
/// </para>
/// </summary>
internal static class PartitionScheme
{
    private const int YearsInFull = 2;

    public static string HomeOf(DateTimeOffset at, DateTimeOffset now, PartitionLength length)
    {
        var day = at.UtcDateTime;
        var format = day < now.UtcDateTime.AddYears(-YearsInFull) ? "yyyy" : length == PartitionLength.Day ? "yyyy.MM.dd" : "yyyy.MM";
        return day.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The moment after the last that the partition was made for.</summary>
    public static DateTimeOffset EndOf(string home)
    {
        var parts = home.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var start = new DateTime(parts[0], parts.ElementAtOrDefault(1) is > 0 and var month ? month : 1, parts.ElementAtOrDefault(2) is > 0 and var day ? day : 1, 0, 0, 0, DateTimeKind.Utc);
        return new DateTimeOffset(parts.Length switch
        {
            1 => start.AddYears(1),
            2 => start.AddMonths(1),
            _ => start.AddDays(1),
        });
    }
}
