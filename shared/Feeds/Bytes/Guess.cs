using System.Buffers;
using System.Text;
using UtfUnknown;

namespace NewsPipeline.Feeds.Bytes;

/// <summary>Text that is in no encoding it claims: mostly UTF-8 with strays, else what a detector makes of it, else windows-1252.</summary>
internal static class Guess
{
    private const int Sample = 64 * 1024;
    private const float Believable = 0.5f;

    // The last character of a document that was cut may be cut too.
    private const int LongestCutCharacter = 3;

    public static ReadOnlyMemory<byte> Utf8From(ReadOnlyMemory<byte> body)
    {
        var (whole, stray) = Count(body.Span);
        return whole >= stray ? Patched(body.Span) : Encoding.UTF8.GetBytes(Detect(body.Span).GetString(body.Span));
    }

    private static Encoding Detect(ReadOnlySpan<byte> bytes)
    {
        var first = Math.Max(0, bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) - (Sample / 2));
        var sample = bytes.Slice(first, Math.Min(Sample, bytes.Length - first)).ToArray();
        var detected = CharsetDetector.DetectFromBytes(sample).Detected;
        return detected is { Confidence: > Believable, EncodingName: { } name } && Charset.Find(name) is { CodePage: not 65001 } found
            ? found
            : Charset.Find("windows-1252") ?? Encoding.Latin1;
    }

    private static (int Whole, int Stray) Count(ReadOnlySpan<byte> bytes)
    {
        var (whole, stray) = (0, 0);
        for (var at = Next(bytes, 0); at < bytes.Length; at = Next(bytes, at))
        {
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var used);
            whole += status == OperationStatus.Done ? 1 : 0;
            stray += status == OperationStatus.Done || (status == OperationStatus.NeedMoreData && bytes.Length - at <= LongestCutCharacter) ? 0 : 1;
            at += used;
        }

        return (whole, stray);
    }

    // A byte that stands alone is one of windows-1252; of several, begun as one character and broken off, none is.
    private static byte[] Patched(ReadOnlySpan<byte> bytes)
    {
        var western = Charset.Find("windows-1252") ?? Encoding.Latin1;
        var text = new StringBuilder(bytes.Length);
        var done = 0;
        for (var at = Next(bytes, 0); at < bytes.Length; at = Next(bytes, at))
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) != OperationStatus.Done)
            {
                text.Append(Encoding.UTF8.GetString(bytes[done..at])).Append(used == 1 ? western.GetString(bytes.Slice(at, 1)) : "\uFFFD");
                done = at + used;
            }

            at += used;
        }

        return Encoding.UTF8.GetBytes(text.Append(Encoding.UTF8.GetString(bytes[done..])).ToString());
    }

    private static int Next(ReadOnlySpan<byte> bytes, int from)
    {
        var distance = bytes[from..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        return distance < 0 ? bytes.Length : from + distance;
    }
}
