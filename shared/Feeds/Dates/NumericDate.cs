namespace NewsPipeline.Feeds.Dates;

/// <summary>2006/09/15, 15.09.2006, 15-9-06, 9/15/06: the month before the day only between slashes.</summary>
internal static class NumericDate
{
    /// <summary>Reads the date at the start of a text; length 0 where there is none.</summary>
    public static int Read(ReadOnlySpan<char> text, out Moment date)
    {
        date = default;
        var first = ClockTime.Digits(text);
        if (first is 0 or > 4 || text.Length <= first || text[first] is not ('/' or '.' or '-'))
        {
            return 0;
        }

        var separator = text[first];
        var second = ClockTime.Digits(text[(first + 1)..]);
        var at = first + 1 + second;
        var third = second is 1 or 2 && at < text.Length && text[at] == separator ? ClockTime.Digits(text[(at + 1)..]) : 0;
        if (third is 0 or > 4)
        {
            return 0;
        }

        date = Made(text[..first], ClockTime.Number(text.Slice(first + 1, second)), text.Slice(at + 1, third), separator);
        return at + 1 + third;
    }

    private static Moment Made(ReadOnlySpan<char> first, int second, ReadOnlySpan<char> third, char separator)
    {
        var (one, three) = (ClockTime.Number(first), ClockTime.Number(third));
        return first.Length == 4 ? new Moment(one, second, three)
            : separator == '/' && one <= 12 ? new Moment(Moment.FullYear(three, third.Length), one, second)
            : new Moment(Moment.FullYear(three, third.Length), second, one);
    }
}
