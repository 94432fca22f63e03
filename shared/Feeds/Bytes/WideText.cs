using System.Text;

namespace NewsPipeline.Feeds.Bytes;

/// <summary>Encodings whose ASCII is not one byte a character as ASCII has it, told by how a document's first characters lie (XML 1.0, appendix F).</summary>
internal static class WideText
{
    public static Encoding? Detect(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<' or (byte)'{' or (byte)' ' or (byte)'\n' or (byte)'\r', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, (byte)'<' or (byte)'{' or (byte)' ' or (byte)'\n', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [(byte)'<' or (byte)'{' or (byte)' ' or (byte)'\n', 0, not 0, 0, ..] => Encoding.Unicode,
        [0, (byte)'<' or (byte)'{' or (byte)' ' or (byte)'\n', 0, not 0, ..] => Encoding.BigEndianUnicode,
        [0x4C, 0x6F, 0xA7, 0x94, ..] => Ebcdic(bytes),
        _ => null,
    };

    // The declaration is readable in every EBCDIC page; it says which one it is.
    private static Encoding? Ebcdic(ReadOnlySpan<byte> bytes)
    {
        var common = Charset.Find("cp037");
        var head = common?.GetString(bytes[..Math.Min(bytes.Length, 200)]) ?? "";
        return Charset.OfDeclaration(Encoding.UTF8.GetBytes(head)) is { } name ? Charset.Find(name) ?? common : common;
    }
}
