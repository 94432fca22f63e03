using System.Globalization;

namespace NewsPipeline.Search.Pages;

/// <summary>Moments and stretches of time as a reader likes them; all in UTC.</summary>
public static class Moments
{
    private static readonly TimeSpan NearAsHours = TimeSpan.FromHours(24);

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string Machine(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Full(DateTimeOffset at) => at.ToUniversalTime().ToString("ddd d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => at.ToUniversalTime().ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset at) => at.ToUniversalTime().ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Short(DateTimeOffset at, DateTimeOffset now) =>
        at.ToUniversalTime().ToString(at.Year == now.Year ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"5 min ago" for a day, then the date.</summary>
    public static string Near(DateTimeOffset at, DateTimeOffset now)
    {
        var passed = now - at;
        return passed.Duration() >= NearAsHours ? Short(at, now)
            : passed.Duration() < TimeSpan.FromMinutes(1) ? passed >= TimeSpan.Zero ? "just now" : "in a moment"
            : passed > TimeSpan.Zero ? $"{Stretch(passed)} ago"
            : $"in {Stretch(-passed)}";
    }

    /// <summary>Whole seconds, minutes, hours or days: "40 s", "35 min", "2 h", "3 d".</summary>
    public static string Stretch(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => $"{(int)time.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} d",
    };
}
