namespace NewsPipeline.Feeds.Xml;

/// <summary>The prefixes bound at a place of the document, innermost last.</summary>
internal sealed class Namespaces
{
    private const int Most = 256;
    private readonly List<(int Start, int Length, Ns Ns)> bindings = new(16);

    /// <summary>How many are bound; hand it to <see cref="Forget"/> when the element ends.</summary>
    public int Count => bindings.Count;

    public void Forget(int count)
    {
        if (bindings.Count > count)
        {
            bindings.RemoveRange(count, bindings.Count - count);
        }
    }

    /// <param name="at">Where these attributes lie in the document.</param>
    public void Declare(ReadOnlySpan<byte> attributes, int at)
    {
        var each = new TagAttributes(attributes);
        while (each.Read() && bindings.Count < Most)
        {
            if (each.Name.StartsWith("xmlns"u8) && (each.Name.Length == 5 || each.Name[5] == ':'))
            {
                var prefix = each.Name.Length > 6 ? each.Name[6..] : default;
                var start = prefix.IsEmpty ? 0 : at + Offset(attributes, prefix);
                bindings.Add((start, prefix.Length, Vocabularies.OfName(each.Value)));
            }
        }
    }

    /// <summary>The prefix of this name, or no prefix, is the feed's own from here on, whatever it was bound to.</summary>
    public void Adopt(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> name)
    {
        _ = xml.Overlaps(name, out var start);
        bindings.Add((start, Math.Max(0, name.IndexOf((byte)':')), Ns.Own));
    }

    /// <summary>The vocabulary of a name as written, and the name without its prefix.</summary>
    public Ns Resolve(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> local)
    {
        var colon = name.IndexOf((byte)':');
        local = name[(colon + 1)..];
        var prefix = colon < 0 ? default : name[..colon];
        for (var i = bindings.Count - 1; i >= 0; i--)
        {
            var (start, length, ns) = bindings[i];
            if (length == prefix.Length && xml.Slice(start, length).SequenceEqual(prefix))
            {
                return ns;
            }
        }

        return prefix.IsEmpty ? Ns.Own : Vocabularies.OfPrefix(prefix);
    }

    private static int Offset(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> part)
    {
        _ = whole.Overlaps(part, out var offset);
        return offset;
    }
}
