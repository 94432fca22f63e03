using System.Buffers;

namespace NewsPipeline.Feeds.Dates;

/// <summary>ISO 8601 as W3C, RFC 3339, databases and the careless write it: "2003-12-31T10:14:55Z" to "2003", ordinal days, two-digit years.</summary>
internal static class IsoDate
{
    private const int MillisecondDigits = 13;
    private const int SecondDigits = 10;
    private static readonly SearchValues<char> DateCharacters = SearchValues.Create("0123456789-");

    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(DateCharacters);
        var date = end < 0 ? text : text[..end];
        if (date.IsEmpty || (end >= 0 && text[end] is not ('T' or 't' or ' ' or 'Z' or 'z' or '+')))
        {
            return null;
        }

        if (end < 0 && date.Length is SecondDigits or MillisecondDigits && !date.Contains('-'))
        {
            return SinceEpoch(date);
        }

        var moment = Date(date);
        if (moment.Year == 0 || (end >= 0 && !Rest(text[end..].TrimStart("Tt "), ref moment)))
        {
            return null;
        }

        return moment.ToUtc();
    }

    private static DateTimeOffset? SinceEpoch(ReadOnlySpan<char> digits)
    {
        var seconds = long.Parse(digits[..SecondDigits], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    private static Moment Date(ReadOnlySpan<char> date)
    {
        Span<Range> parts = stackalloc Range[4];
        var count = date.Split(parts, '-');
        var first = Part(date, parts, count, 0);
        var second = Part(date, parts, count, 1);
        var third = Part(date, parts, count, 2);
        return (first.Length, second.Length, third.Length, count) switch
        {
            (4, 1 or 2 or 3, 1 or 2, 3) or (2, 2, 2, 3) => Made(first, second, third),
            (4, 3, _, 2) or (2, 3, _, 2) => Ordinal(first, second),
            (4, 1 or 2, _, 2) => Made(first, second, "1"),
            (0, 2, 2, 3) => Made(second, third, "1"),
            (0, 4, _, 2) => Made(second[..2], second[2..], "1"),
            (8, _, _, 1) => Made(first[..4], first[4..6], first[6..]),
            (7, _, _, 1) => Ordinal(first[..4], first[4..]),
            (6, _, _, 1) => Made(first[..2], first[2..4], first[4..]),
            (5, _, _, 1) => Ordinal(first[..2], first[2..]),
            (4, _, _, 1) => Made(first, "1", "1"),
            _ => default,
        };
    }

    private static ReadOnlySpan<char> Part(ReadOnlySpan<char> date, Span<Range> parts, int count, int index) =>
        index < count ? date[parts[index]] : default;

    private static Moment Made(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day) =>
        new(Year(year), ClockTime.Number(month), ClockTime.Number(day));

    private static Moment Ordinal(ReadOnlySpan<char> year, ReadOnlySpan<char> day)
    {
        var (number, full) = (ClockTime.Number(day), Year(year));
        if (full is < 1 or > 9999 || number < 1 || number > (DateTime.IsLeapYear(full) ? 366 : 365))
        {
            return default;
        }

        var date = new DateTime(full, 1, 1).AddDays(number - 1);
        return new Moment(full, date.Month, date.Day);
    }

    private static int Year(ReadOnlySpan<char> digits) => Moment.FullYear(ClockTime.Number(digits), digits.Length);

    // Time and zone, each of which may be missing; anything else is no ISO date.
    private static bool Rest(ReadOnlySpan<char> rest, ref Moment moment)
    {
        if (rest.IsEmpty)
        {
            return true;
        }

        var length = ClockTime.Read(rest, out var time);
        if (length < 0)
        {
            return false;
        }

        moment.Time = time;
        rest = rest[length..].Trim();
        return rest.IsEmpty || Zone(rest, ref moment);
    }

    private static bool Zone(ReadOnlySpan<char> rest, ref Moment moment)
    {
        if (rest[0] is '+' or '-')
        {
            var length = Zones.ReadOffset(rest, out var offset);
            moment.Zone = offset;
            return length == rest.Length;
        }

        var isName = Zones.TryName(rest, out var zone);
        moment.Zone = zone;
        return isName;
    }
}
