
namespace NewsPipeline.Stories;

/// <summary>The stored form of an <see cref="ArticlePrint"/>.</summary>
internal static class PrintBytes
{
    /// <summary>Raised whenever the form or the meaning of what is stored changes.</summary>
    private const byte Version = 1;

    public static byte[] Write(ArticlePrint print)
    {
        using var stream = new MemoryStream(16 + print.Terms.Length * 7 + print.Shingles.Sorted.Length * 4);
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(print.FoundAt.UtcTicks);
        writer.Write(print.HeadlineOnly);
        writer.Write7BitEncodedInt(print.Terms.Length);
        foreach (var term in print.Terms)
        {
            writer.Write(term.Id);
            writer.Write7BitEncodedInt(term.Weight);
            writer.Write((byte)term.Kind);
        }

        writer.Write7BitEncodedInt(print.Shingles.Level);
        writer.Write7BitEncodedInt(print.Shingles.Sorted.Length);
        foreach (var shingle in print.Shingles.Sorted)
        {
            writer.Write(shingle);
        }

        return stream.ToArray();
    }

    public static ArticlePrint Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        try
        {
            return reader.ReadByte() == Version
                ? Read(reader)
                : throw new InvalidDataException("The desk's memory was written by another version of the desk.");
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"Features of {bytes.Length} bytes in the desk's memory are damaged: {e.Message}", e);
        }
    }

    private static ArticlePrint Read(BinaryReader reader)
    {
        var foundAt = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        var headlineOnly = reader.ReadBoolean();
        var terms = new PrintTerm[Length(reader)];
        for (var at = 0; at < terms.Length; at++)
        {
            terms[at] = new(reader.ReadInt32(), reader.Read7BitEncodedInt(), (TermKind)reader.ReadByte());
        }

        var level = reader.Read7BitEncodedInt();
        var shingles = new uint[Length(reader)];
        for (var at = 0; at < shingles.Length; at++)
        {
            shingles[at] = reader.ReadUInt32();
        }

        return new(terms, new(shingles, level), foundAt, headlineOnly);
    }

    private static int Length(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        return length >= 0 && length <= reader.BaseStream.Length ? length : throw new FormatException($"{length} is no length.");
    }
}
