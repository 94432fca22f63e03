using System.Globalization;
using System.Text;

namespace NewsPipeline.Feeds.Reading;

/// <summary>Resolves the escapes of a JSON string that holds half of a surrogate pair, for which U+FFFD is written.</summary>
internal static class LoneSurrogates
{
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        var source = Encoding.UTF8.GetString(escaped).AsSpan();
        while (source.IndexOf('\\') is var at and >= 0 && at + 1 < source.Length)
        {
            text.Append(source[..at]);
            source = source[at..];
            source = source[One(source, text)..];
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Append(source).ToString()));
    }

    private static int One(ReadOnlySpan<char> escape, StringBuilder text)
    {
        if (escape[1] == 'u' && escape.Length >= 6 && ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            text.Append((char)code);
            return 6;
        }

        text.Append(escape[1] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
        return 2;
    }
}
