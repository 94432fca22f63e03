namespace NewsPipeline.Stories.Words;

/// <summary>A stem as a number that is the same on every machine and for ever (FNV-1a, 32 bits), so that it can be stored.</summary>
internal static class Term
{
    public static int Of(ReadOnlySpan<char> stem)
    {
        var hash = 2166136261u;
        foreach (var character in stem)
        {
            hash = (hash ^ (byte)character) * 16777619u;
            hash = (hash ^ (byte)(character >> 8)) * 16777619u;
        }

        return (int)hash;
    }

    /// <summary>Scatters neighbouring numbers, so that a share of them is a fair sample.</summary>
    public static uint Scatter(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdUL;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return (uint)(value ^ (value >> 33));
    }
}
