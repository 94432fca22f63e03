using System.Buffers;

namespace NewsPipeline.Feeds.Xml;

/// <summary>Where a start tag ends: the first '>' outside quotes, or the '&lt;' of the next tag where it has none.</summary>
internal static class TagEnd
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create(">\"'<"u8);
    public const int Never = -1;
    public const int TooFar = -2;

    public static int Find(ReadOnlySpan<byte> xml, int from, int longest)
    {
        var limit = longest < xml.Length - from ? from + longest : xml.Length;
        var at = from;
        while (at < limit)
        {
            var distance = xml[at..limit].IndexOfAny(Marks);
            if (distance < 0)
            {
                break;
            }

            at += distance;
            if (xml[at] is (byte)'>' or (byte)'<')
            {
                return at;
            }

            var quoted = FollowsEquals(xml[from..at]) ? Quoted(xml[at..limit]) : -1;
            at += quoted < 0 ? 1 : quoted;
        }

        return limit < xml.Length ? TooFar : Never;
    }

    // Only there does a quote open a value; elsewhere it is a stray.
    private static bool FollowsEquals(ReadOnlySpan<byte> before)
    {
        var last = before.LastIndexOfAnyExcept(" \t\r\n"u8);
        return last >= 0 && before[last] == '=';
    }

    // A closing quote counts where something may follow it, so that a missing one does not swallow the next element.
    private static int Quoted(ReadOnlySpan<byte> rest)
    {
        var length = rest[1..].IndexOf(rest[0]);
        if (length < 0)
        {
            return -1;
        }

        var after = length + 2;
        var isLikely = after >= rest.Length || rest[after] is (byte)' ' or (byte)'>' or (byte)'/' or (byte)'?' or (byte)'\n' or (byte)'\r' or (byte)'\t';
        return isLikely || rest.Slice(1, length).IndexOfAny((byte)'<', (byte)'>') < 0 ? after : -1;
    }
}
