namespace NewsPipeline.Feeds.Dates;

/// <summary>The parts of a date as they were found.</summary>
internal record struct Moment(int Year, int Month, int Day)
{
    private const int FirstOfThisCentury = 50;

    public TimeSpan Time { get; set; }

    public TimeSpan Zone { get; set; }

    /// <summary>Two digits mean 1950 to 2049 (RFC 2822).</summary>
    public static int FullYear(int year, int digits) => digits > 2 ? year : year < FirstOfThisCentury ? 2000 + year : 1900 + year;

    /// <summary>In UTC; null where there is no such day or the result is out of every calendar.</summary>
    public readonly DateTimeOffset? ToUtc()
    {
        if (Year is < 1 or > 9999 || Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month))
        {
            return null;
        }

        var ticks = new DateTime(Year, Month, Day).Ticks + Time.Ticks - Zone.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
