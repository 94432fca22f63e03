using System.Buffers;
using System.Text;

namespace NewsPipeline.Feeds.Xml;

/// <summary>From the bytes of character data to its text.</summary>
internal static class CharacterData
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> raw)
    {
        var first = raw.IndexOfAnyExcept(Blanks);
        return first < 0 ? default : raw[first..(raw.LastIndexOfAnyExcept(Blanks) + 1)];
    }

    public static bool IsBlank(ReadOnlySpan<byte> raw) => raw.IndexOfAnyExcept(Blanks) < 0;

    /// <summary>References resolved, line ends normalised, blanks around it taken off.</summary>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        raw = Trim(raw);
        return raw.IndexOfAny((byte)'&', (byte)'\r') < 0 ? Encoding.UTF8.GetString(raw) : Resolve(raw, resolveReferences: true);
    }

    /// <summary>As it stands, but for line ends and blanks around it.</summary>
    public static string Verbatim(ReadOnlySpan<byte> raw)
    {
        raw = Trim(raw);
        return raw.Contains((byte)'\r') ? Resolve(raw, resolveReferences: false) : Encoding.UTF8.GetString(raw);
    }

    /// <summary>As <see cref="Decode"/> or <see cref="Verbatim"/>, with the blanks.</summary>
    public static void Append(StringBuilder text, ReadOnlySpan<byte> raw, bool resolveReferences) =>
        text.Append(Resolve(raw, resolveReferences));

    private static string Resolve(ReadOnlySpan<byte> raw, bool resolveReferences)
    {
        var chars = ArrayPool<char>.Shared.Rent(raw.Length);
        var length = Encoding.UTF8.GetChars(raw, chars);
        length = resolveReferences ? Compact(chars.AsSpan(0, length), '&') : Compact(chars.AsSpan(0, length), '\r');
        var text = new string(chars, 0, length);
        ArrayPool<char>.Shared.Return(chars);
        return text;
    }

    // What a reference stands for is never longer than the reference, so the text shrinks where it lies.
    private static int Compact(Span<char> text, char mark)
    {
        var (from, to) = (0, 0);
        while (from < text.Length)
        {
            var run = text[from..].IndexOfAny(mark, '\r');
            run = run < 0 ? text.Length - from : run;
            text.Slice(from, run).CopyTo(text[to..]);
            (from, to) = (from + run, to + run);
            if (from < text.Length)
            {
                from += text[from] == '\r' ? NewLine(text, from, ref to) : Resolve(text, from, ref to);
            }
        }

        return to;
    }

    private static int Resolve(Span<char> text, int from, ref int to)
    {
        var used = Reference.Resolve(text[from..], text[to..], out var written);
        to += written;
        return used;
    }

    private static int NewLine(Span<char> text, int from, ref int to)
    {
        if (from + 1 >= text.Length || text[from + 1] != '\n')
        {
            text[to++] = '\n';
        }

        return 1;
    }
}
