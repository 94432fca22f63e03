namespace NewsPipeline.Feeds.Dates;

/// <summary>The two spellings of nearly all dates, read straight from their bytes: "Sat, 17 May 2025 08:00:00 +0200" and "2025-05-17T08:00:00Z".</summary>
internal static class StandardDate
{
    /// <summary>Null where it is spelt otherwise, or no date at all.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<byte> text) => text switch
    {
        [_, _, _, (byte)',', (byte)' ', _, (byte)' ', ..] => Rfc822(text[5..6], text[7..]),
        [_, _, _, (byte)',', (byte)' ', _, _, (byte)' ', ..] => Rfc822(text[5..7], text[8..]),
        [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _, (byte)'T', ..] => Rfc3339(text),
        _ => null,
    };

    // From the month on: "May 2025 08:00:00 +0200"
    private static DateTimeOffset? Rfc822(ReadOnlySpan<byte> day, ReadOnlySpan<byte> rest)
    {
        const int zone = 18;
        return rest.Length > zone && rest[3] == ' ' && rest[8] == ' ' && rest[17] == ' '
            ? Make(Number(rest[4..8]), Month(rest), Number(day), rest[9..17], rest[zone..])
            : null;
    }

    private static DateTimeOffset? Rfc3339(ReadOnlySpan<byte> text) =>
        text.Length > 19 ? Make(Number(text[..4]), Number(text[5..7]), Number(text[8..10]), text[11..19], text[19..]) : null;

    private static DateTimeOffset? Make(int year, int month, int day, ReadOnlySpan<byte> time, ReadOnlySpan<byte> zone)
    {
        var (hour, minute, second) = (Number(time[..2]), Number(time[3..5]), Number(time[6..8]));
        var isClock = time[2] == ':' && time[5] == ':' && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60;
        var isDate = year > 0 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month);
        return isClock && isDate && Offset(zone) is { } offset
            ? new Moment(year, month, day) { Time = new TimeSpan(hour, minute, second), Zone = offset }.ToUtc()
            : null;
    }

    private static TimeSpan? Offset(ReadOnlySpan<byte> zone)
    {
        switch (zone)
        {
            case [(byte)'Z'] or [(byte)'G', (byte)'M', (byte)'T']:
                return TimeSpan.Zero;
            case [(byte)'+' or (byte)'-', _, _, _, _]:
                return Signed(zone[0], Number(zone[1..3]), Number(zone[3..5]));
            case [(byte)'+' or (byte)'-', _, _, (byte)':', _, _]:
                return Signed(zone[0], Number(zone[1..3]), Number(zone[4..6]));
            default:
                return null;
        }
    }

    private static TimeSpan? Signed(byte sign, int hours, int minutes) =>
        hours is < 0 or > 24 || minutes is < 0 or > 59 ? null : new TimeSpan(hours, minutes, 0) * (sign == '-' ? -1 : 1);

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    private static int Month(ReadOnlySpan<byte> name) => (name[0] | 0x20, name[1] | 0x20, name[2] | 0x20) switch
    {
        ('j', 'a', 'n') => 1,
        ('f', 'e', 'b') => 2,
        ('m', 'a', 'r') => 3,
        ('a', 'p', 'r') => 4,
        ('m', 'a', 'y') => 5,
        ('j', 'u', 'n') => 6,
        ('j', 'u', 'l') => 7,
        ('a', 'u', 'g') => 8,
        ('s', 'e', 'p') => 9,
        ('o', 'c', 't') => 10,
        ('n', 'o', 'v') => 11,
        ('d', 'e', 'c') => 12,
        _ => 0,
    };
}
