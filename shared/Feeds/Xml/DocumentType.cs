using System.Buffers;

namespace NewsPipeline.Feeds.Xml;

/// <summary>Passes over a document type with its internal subset. Of what it declares only <see cref="DeclaredEntities"/> are used.</summary>
internal static class DocumentType
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"'[]><"u8);

    /// <summary>Length of the declaration at the start of these bytes; -1 where it never ends.</summary>
    public static int End(ReadOnlySpan<byte> rest)
    {
        var inSubset = false;
        var at = 2;
        while (at < rest.Length)
        {
            var distance = rest[at..].IndexOfAny(Marks);
            if (distance < 0)
            {
                return -1;
            }

            at += distance;
            switch (rest[at])
            {
                case (byte)'[': inSubset = true; at++; break;
                case (byte)']': inSubset = false; at++; break;
                case (byte)'>' when !inSubset: return at + 1;
                case (byte)'"' or (byte)'\'': at += PastQuote(rest[at..]); break;
                case (byte)'<' when rest[at..].StartsWith("<!--"u8): at += PastComment(rest[at..]); break;
                default: at++; break;
            }
        }

        return -1;
    }

    private static int PastQuote(ReadOnlySpan<byte> rest)
    {
        var end = rest[1..].IndexOf(rest[0]);
        return end < 0 ? 1 : end + 2;
    }

    private static int PastComment(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf("-->"u8);
        return end < 0 ? rest.Length : end + 3;
    }
}
