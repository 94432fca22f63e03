using System.Text;

namespace NewsPipeline.Feeds.Bytes;

/// <summary>The control characters U+0080 to U+009F, which no feed means: they were windows-1252, and someone took them for ISO 8859-1.</summary>
internal static class UpperControls
{
    private const byte Lead = 0xC2;
    private const byte First = 0x80;
    private const byte Last = 0x9F;

    /// <summary>What was meant; the same memory where there are none.</summary>
    public static ReadOnlyMemory<byte> AsWestern(ReadOnlyMemory<byte> utf8) => AreIn(utf8.Span) ? Replaced(utf8.Span) : utf8;

    private static bool AreIn(ReadOnlySpan<byte> utf8)
    {
        for (var at = utf8.IndexOf(Lead); at >= 0 && at + 1 < utf8.Length; at = utf8.IndexOf(Lead))
        {
            if (utf8[at + 1] is >= First and <= Last)
            {
                return true;
            }

            utf8 = utf8[(at + 2)..];
        }

        return false;
    }

    private static byte[] Replaced(ReadOnlySpan<byte> utf8)
    {
        var western = (Charset.Find("windows-1252") ?? Encoding.Latin1).GetString([.. Enumerable.Range(First, Last - First + 1).Select(code => (byte)code)]);
        var text = new char[utf8.Length];
        var length = Encoding.UTF8.GetChars(utf8, text);
        foreach (ref var character in text.AsSpan(0, length))
        {
            character = character is >= (char)First and <= (char)Last ? western[character - First] : character;
        }

        return Encoding.UTF8.GetBytes(text, 0, length);
    }
}
