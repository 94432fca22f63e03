using System.Buffers;

namespace NewsPipeline.Feeds.Html;

/// <summary>A tag at the start of a text: length 0 where there is none.</summary>
internal readonly ref struct HtmlTag(ReadOnlySpan<char> name, int length, bool isStart)
{
    public static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    public ReadOnlySpan<char> Name { get; } = name;

    public int Length => length;

    public bool IsStart => isStart;

    public static HtmlTag Read(ReadOnlySpan<char> html)
    {
        var isStart = html.Length > 1 && html[1] != '/';
        var from = isStart ? 1 : 2;
        if (html.Length <= from || !char.IsAsciiLetter(html[from]))
        {
            return default;
        }

        var nameEnd = html[from..].IndexOfAny(NameEnds);
        var end = nameEnd < 0 ? -1 : End(html, from + nameEnd);
        if (end < 0)
        {
            return default;
        }

        var name = html.Slice(from, nameEnd);
        return new HtmlTag(name[(name.IndexOf(':') + 1)..], end + 1, isStart && html[end - 1] != '/');
    }

    private static int End(ReadOnlySpan<char> html, int at)
    {
        while (true)
        {
            var distance = html[at..].IndexOfAny('>', '"', '\'');
            if (distance < 0)
            {
                return -1;
            }

            at += distance;
            if (html[at] == '>')
            {
                return at;
            }

            var opensValue = html[..at].TrimEnd() is [.., '='];
            var close = opensValue ? html[(at + 1)..].IndexOf(html[at]) : -1;
            at += close < 0 ? 1 : close + 2;
        }
    }
}
