using System.Text;

namespace NewsPipeline.Feeds.Dates;

/// <summary>
/// Dates as feeds write them: ISO 8601 and W3C in all lengths, RFC 822 and 2822, asctime, numbers with slashes or dots, month names of
/// many languages, seconds since 1970. Without a zone it is UTC, without a time midnight. What is no date is null.
/// </summary>
public static class FeedDate
{
    private const int Longest = 100;

    public static DateTimeOffset? Parse(ReadOnlySpan<byte> utf8)
    {
        return utf8.Length > Longest ? null : StandardDate.Parse(utf8) ?? ParseOdd(utf8);
    }

    private static DateTimeOffset? ParseOdd(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = stackalloc char[Longest];
        return Parse(chars[..Encoding.UTF8.GetChars(utf8, chars)]);
    }

    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > Longest)
        {
            return null;
        }

        return IsoDate.Parse(text) ?? WordedDate.Parse(text);
    }
}
