using System.Buffers;
using System.Text;

namespace NewsPipeline.Feeds.Bytes;

/// <summary>
/// Text without the control characters U+0080 to U+009F, which no feed means: they were windows-1252, and someone took them for
/// ISO 8859-1.
/// </summary>
internal readonly struct WesternText : IDisposable
{
    // In UTF-8 these characters are this byte and then their own number.
    private const byte Lead = 0xC2;
    private const byte First = 0x80;
    private const byte Last = 0x9F;

    // In UTF-8, from First on; at most one byte longer than what they stand for.
    private static readonly byte[][] Western = [.. Enumerable.Range(First, Last - First + 1).Select(code =>
        Encoding.UTF8.GetBytes((Charset.Find("windows-1252") ?? Encoding.Latin1).GetString([(byte)code])))];

    // Lent, since most of a large feed's cost would be to collect it again.
    private readonly byte[]? lent;

    private WesternText(ReadOnlySpan<byte> utf8, int count)
    {
        lent = ArrayPool<byte>.Shared.Rent(utf8.Length + count);
        Text = lent.AsMemory(0, Replace(utf8, lent));
    }

    private WesternText(ReadOnlyMemory<byte> utf8) => Text = utf8;

    /// <summary>UTF-8; the same memory where nothing had to be put right. Good until this is disposed of.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    public static WesternText Of(ReadOnlyMemory<byte> utf8) => Count(utf8.Span) is var count and > 0 ? new(utf8.Span, count) : new(utf8);

    public void Dispose()
    {
        if (lent is not null)
        {
            ArrayPool<byte>.Shared.Return(lent);
        }
    }

    private static int Count(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        for (var at = Next(utf8); at >= 0; at = Next(utf8))
        {
            count++;
            utf8 = utf8[(at + 2)..];
        }

        return count;
    }

    private static int Replace(ReadOnlySpan<byte> utf8, Span<byte> text)
    {
        var written = 0;
        for (var at = Next(utf8); at >= 0; at = Next(utf8))
        {
            utf8[..at].CopyTo(text[written..]);
            var meant = Western[utf8[at + 1] - First];
            meant.CopyTo(text[(written + at)..]);
            written += at + meant.Length;
            utf8 = utf8[(at + 2)..];
        }

        utf8.CopyTo(text[written..]);
        return written + utf8.Length;
    }

    private static int Next(ReadOnlySpan<byte> utf8)
    {
        for (var from = 0; utf8[from..].IndexOf(Lead) is var distance and >= 0 && from + distance + 1 < utf8.Length; from += distance + 2)
        {
            if (utf8[from + distance + 1] is >= First and <= Last)
            {
                return from + distance;
            }
        }

        return -1;
    }
}
