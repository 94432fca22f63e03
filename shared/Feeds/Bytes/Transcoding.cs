using System.Buffers;
using System.Text;

namespace NewsPipeline.Feeds.Bytes;

/// <summary>Whatever the encoding of a document: UTF-8 without byte order mark and without characters that XML forbids.</summary>
internal static class Transcoding
{
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code).Where(code => code is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))]);

    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? contentType) =>
        WithoutForbidden(Decoded(body, contentType));

    // Byte order mark, then header, then the document's own word (RFC 7303), each only as far as the bytes bear it out.
    private static ReadOnlyMemory<byte> Decoded(ReadOnlyMemory<byte> body, string? contentType)
    {
        var bytes = body.Span;
        if (ByteOrderMark.Find(bytes) is { } mark)
        {
            return mark.IsUtf8 ? Utf8(body[mark.Length..]) : Transcode(mark.Encoding, bytes[mark.Length..]);
        }

        if (WideText.Detect(bytes) is { } wide)
        {
            // Lines of EBCDIC may end with U+0085.
            return Encoding.UTF8.GetBytes(wide.GetString(bytes).Replace('\u0085', '\n'));
        }

        foreach (var name in (ReadOnlySpan<string?>)[Charset.OfHeader(contentType), Charset.OfDeclaration(bytes)])
        {
            if (name is not null && Charset.Find(name) is { } declared && TryDecode(declared, body) is { } text)
            {
                return text;
            }
        }

        return Utf8(body);
    }

    private static ReadOnlyMemory<byte>? TryDecode(Encoding declared, ReadOnlyMemory<byte> body)
    {
        if (declared.CodePage == Encoding.UTF8.CodePage)
        {
            return Utf8(body);
        }

        if (IsPlainlyUtf8(body.Span))
        {
            return body;
        }

        // What says UTF-16 or UTF-32 and is not laid out so (checked before) is mistaken about itself.
        return declared.CodePage is 1200 or 1201 or 12000 or 12001 ? null : Strict(declared, body.Span);
    }

    // No text of another encoding falls into this many well-formed sequences by chance, while many feeds declare what their
    // template said long before they turned to UTF-8.
    private static bool IsPlainlyUtf8(ReadOnlySpan<byte> bytes)
    {
        const int byChance = 4;
        var found = 0;
        for (var at = bytes.IndexOfAnyInRange((byte)0xC2, (byte)0xF4); at >= 0 && found < byChance; found++)
        {
            var distance = bytes[(at + 1)..].IndexOfAnyInRange((byte)0xC2, (byte)0xF4);
            at = distance < 0 ? -1 : at + 1 + distance;
        }

        return found >= byChance && System.Text.Unicode.Utf8.IsValid(bytes);
    }

    private static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> body) =>
        System.Text.Unicode.Utf8.IsValid(body.Span) ? body : Guess.Utf8From(body);

    private static ReadOnlyMemory<byte>? Strict(Encoding declared, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Encoding.UTF8.GetBytes(Charset.Strict(declared).GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            // Multi-byte encodings break at a cut or at one bad character: still far better read as declared than guessed.
            return declared.IsSingleByte ? null : Mostly(declared, bytes);
        }
    }

    private static ReadOnlyMemory<byte>? Mostly(Encoding declared, ReadOnlySpan<byte> bytes)
    {
        var text = declared.GetString(bytes);
        var bad = text.AsSpan().Count('\uFFFD');
        return bad * 50 < text.Length ? Encoding.UTF8.GetBytes(text) : null;
    }

    private static byte[] Transcode(Encoding encoding, ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetBytes(encoding.GetString(bytes));

    private static ReadOnlyMemory<byte> WithoutForbidden(ReadOnlyMemory<byte> text)
    {
        var span = text.Span;
        var first = span.IndexOfAny(Forbidden);
        if (first < 0)
        {
            return text;
        }

        var clean = new byte[span.Length];
        var length = 0;
        while (first >= 0)
        {
            span[..first].CopyTo(clean.AsSpan(length));
            length += first;
            span = span[(first + 1)..];
            first = span.IndexOfAny(Forbidden);
        }

        span.CopyTo(clean.AsSpan(length));
        return clean.AsMemory(0, length + span.Length);
    }
}
