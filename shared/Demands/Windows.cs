using NewsPipeline.Demands.Network;

namespace NewsPipeline.Demands;

/// <summary>Cuts sentences into windows as long as those that the network learned from (Training/examples.py cuts talks alike).</summary>
internal static class Windows
{
    private const int Fresh = 150;
    private const int Context = 70;

    /// <param name="sentences">Pieces of each; one that is longer than a window has room for is cut.</param>
    public static IEnumerable<Window> Of(IEnumerable<List<Piece>> sentences)
    {
        var parts = sentences.SelectMany(sentence => sentence.Chunk(Fresh)).ToList();
        for (var first = 0; first < parts.Count;)
        {
            var (after, size) = (first + 1, parts[first].Length);
            while (after < parts.Count && size + parts[after].Length <= Fresh)
            {
                size += parts[after++].Length;
            }

            var (start, context) = (first, 0);
            while (start > 0 && context + parts[start - 1].Length <= Math.Min(Context, ReaderModel.Longest - size))
            {
                context += parts[--start].Length;
            }

            yield return new([.. parts[start..after].SelectMany(part => part)], context);
            first = after;
        }
    }
}
