using System.Text;

namespace NewsPipeline.Feeds.Bytes;

/// <summary>The mark at the start of a document that gives its encoding away.</summary>
internal readonly record struct ByteOrderMark(Encoding Encoding, int Length)
{
    public bool IsUtf8 => Encoding.CodePage == Encoding.UTF8.CodePage;

    public static ByteOrderMark? Find(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => new(Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => new(new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => new(Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => new(Encoding.BigEndianUnicode, 2),
        _ => null,
    };
}
