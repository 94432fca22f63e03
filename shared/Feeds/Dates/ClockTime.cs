using System.Globalization;

namespace NewsPipeline.Feeds.Dates;

/// <summary>"19:48", "9:48:21.5", "194821", "24:00".</summary>
internal static class ClockTime
{
    /// <summary>Reads the time at the start of a text; length 0 where there is none, -1 where it is an impossible one.</summary>
    public static int Read(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        var digits = Digits(text);
        if (digits is 4 or 6 && (text.Length == digits || text[digits] != ':'))
        {
            return Compact(text[..digits], Fraction(text[digits..], out var rest), rest, out time);
        }

        if (digits is 0 or > 2 || text.Length <= digits || text[digits] != ':')
        {
            return 0;
        }

        Span<int> parts = stackalloc int[3];
        var (count, at) = (0, 0);
        while (count < 3 && Digits(text[at..]) is var length and (1 or 2))
        {
            parts[count++] = Number(text.Slice(at, length));
            at += length;
            if (count == 3 || at >= text.Length || text[at] != ':')
            {
                break;
            }

            at++;
        }

        var tail = Fraction(text[at..], out var fraction);
        return count < 2 || (at < text.Length && text[at] == ':') || !Make(parts[0], parts[1], parts[2], fraction, out time) ? -1 : at + tail;
    }

    public static int Digits(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        return length;
    }

    public static int Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private static int Compact(ReadOnlySpan<char> digits, int tail, double fraction, out TimeSpan time)
    {
        var seconds = digits.Length == 6 ? Number(digits[4..6]) : 0;
        return Make(Number(digits[..2]), Number(digits[2..4]), seconds, fraction, out time) ? digits.Length + tail : -1;
    }

    private static int Fraction(ReadOnlySpan<char> text, out double fraction)
    {
        fraction = 0;
        if (text.Length < 2 || text[0] is not ('.' or ',') || !char.IsAsciiDigit(text[1]))
        {
            return 0;
        }

        var length = Digits(text[1..]);
        fraction = double.Parse(string.Concat("0.", text.Slice(1, length)), CultureInfo.InvariantCulture);
        return length + 1;
    }

    // Midnight may be called 24:00, and a minute may have a leap second.
    private static bool Make(int hour, int minute, int second, double fraction, out TimeSpan time)
    {
        time = new TimeSpan(hour, minute, second) + TimeSpan.FromMilliseconds(Math.Floor(fraction * 1000));
        return hour < 25 && minute < 60 && second < 61 && time <= TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1);
    }
}
