namespace NewsPipeline.Feeds.Lists;

/// <summary>Line numbers, from 1, of places that are asked for in ascending order.</summary>
internal sealed class LineCounter
{
    private int counted;
    private int line = 1;

    public int At(ReadOnlySpan<byte> text, int place)
    {
        line += text[counted..place].Count((byte)'\n');
        counted = place;
        return line;
    }
}
