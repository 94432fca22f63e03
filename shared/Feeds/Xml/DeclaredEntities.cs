using System.Buffers;
using System.Text;

namespace NewsPipeline.Feeds.Xml;

/// <summary>
/// Entities that a document type declares as a few plain characters, written out where they are used. One that refers to another or
/// to a file, or that holds markup, is left as it stands: nothing explodes and nothing is fetched.
/// </summary>
internal static class DeclaredEntities
{
    private const int Head = 4096;
    private const int Most = 256;
    private const int LongestReference = 64;
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> Markup = SearchValues.Create("&<%\""u8);

    /// <summary>The same memory where the document declares none.</summary>
    public static ReadOnlyMemory<byte> WriteOut(ReadOnlyMemory<byte> xml)
    {
        var start = xml.Span[..Math.Min(xml.Length, Head)].IndexOf("<!DOCTYPE"u8);
        var length = start < 0 ? -1 : DocumentType.End(xml.Span[start..]);
        var declared = length < 0 ? [] : Declared(xml.Span.Slice(start, length));
        return declared.Count == 0 ? xml : WriteOut(xml.Span, start + length, declared);
    }

    // By the whole reference: "&name;".
    private static Dictionary<string, byte[]> Declared(ReadOnlySpan<byte> type)
    {
        var declared = new Dictionary<string, byte[]>();
        for (var left = Most; left > 0 && type.IndexOf("<!ENTITY"u8) is var at and >= 0; left--)
        {
            type = CharacterData.Trim(type[(at + "<!ENTITY"u8.Length)..]);
            var end = type.IndexOfAny(Blanks);
            var value = end < 0 ? default : CharacterData.Trim(type[end..]);
            var close = value.IsEmpty || value[0] is not ((byte)'"' or (byte)'\'') ? -1 : value[1..].IndexOf(value[0]);
            if (close >= 0 && IsPlain(value.Slice(1, close)))
            {
                declared.TryAdd($"&{Encoding.UTF8.GetString(type[..end])};", value.Slice(1, close).ToArray());
            }
        }

        return declared;
    }

    // Characters that mean themselves, or one reference to a character.
    private static bool IsPlain(ReadOnlySpan<byte> value) =>
        !value.ContainsAny(Markup) || (value.StartsWith("&#"u8) && value.IndexOf((byte)';') == value.Length - 1 && !value[1..].ContainsAny(Markup));

    // However often they are used, the document becomes no more than about twice as long.
    private static ReadOnlyMemory<byte> WriteOut(ReadOnlySpan<byte> xml, int from, Dictionary<string, byte[]> declared)
    {
        var text = new ArrayBufferWriter<byte>(xml.Length);
        text.Write(xml[..from]);
        var rest = xml[from..];
        while (rest.IndexOfAny((byte)'&', (byte)'<') is var mark and >= 0 && text.WrittenCount < 2 * xml.Length)
        {
            var isReference = rest[mark] == '&';
            var used = isReference ? LengthOfReference(rest[mark..]) : LengthOfSection(rest[mark..]);
            var found = rest.Slice(mark, used);
            text.Write(rest[..mark]);
            text.Write(isReference && declared.TryGetValue(Encoding.UTF8.GetString(found), out var meant) ? meant : found);
            rest = rest[(mark + used)..];
        }

        text.Write(rest);
        return text.WrittenMemory;
    }

    // At the start, or of the ampersand alone.
    private static int LengthOfReference(ReadOnlySpan<byte> text)
    {
        var end = text[..Math.Min(text.Length, LongestReference)].IndexOf((byte)';');
        return end < 0 ? 1 : end + 1;
    }

    // Of the CDATA at the start, where nothing is a reference, or of the angle alone; what is never closed goes to the end.
    private static int LengthOfSection(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("<![CDATA["u8))
        {
            return 1;
        }

        var end = text.IndexOf("]]>"u8);
        return end < 0 ? text.Length : end;
    }
}
