using NewsPipeline.Stories.Words;

namespace NewsPipeline.Stories.Copies;

/// <summary>
/// The sequences of three words of a text as numbers, or of a long text a fair sample of them: the same sequences are
/// sampled in every text, so that samples can be compared.
/// </summary>
internal sealed class Shingles
{
    public const int WordsEach = 3;

    /// <summary>A text with more sequences keeps every second, fourth, eighth … of them.</summary>
    private const int Most = 256;

    /// <param name="sorted">Ascending, without repetitions.</param>
    /// <param name="level">Kept are those that end in so many zero bits.</param>
    public Shingles(uint[] sorted, int level)
    {
        Sorted = sorted;
        Level = level;
    }

    public uint[] Sorted { get; }

    public int Level { get; }

    public static Shingles Of(string title, string text)
    {
        var words = new List<int>();
        foreach (var token in Tokens.Of(PrintTerms.IsHeadlineOnly(text) ? title : text))
        {
            words.Add(Term.Of(Stemmer.Stem(token.Word)));
        }

        var all = new SortedSet<uint>();
        for (var at = 0; at + WordsEach <= words.Count; at++)
        {
            all.Add(Hash(words, at));
        }

        return Sample(all);
    }

    private static Shingles Sample(SortedSet<uint> all)
    {
        var level = 0;
        while (all.Count >> level > Most)
        {
            level++;
        }

        return new([.. all.Where(shingle => Holds(shingle, level))], level);
    }

    private static bool Holds(uint shingle, int level) => (shingle & ((1u << level) - 1)) == 0;

    public int CountAt(int level)
    {
        if (level <= Level)
        {
            return Sorted.Length;
        }

        var count = 0;
        foreach (var shingle in Sorted)
        {
            count += Holds(shingle, level) ? 1 : 0;
        }

        return count;
    }

    /// <summary>At the coarser of both levels.</summary>
    public static int CountShared(Shingles one, Shingles other)
    {
        var level = Math.Max(one.Level, other.Level);
        int count = 0, at = 0;
        foreach (var shingle in one.Sorted)
        {
            while (at < other.Sorted.Length && other.Sorted[at] < shingle)
            {
                at++;
            }

            count += at < other.Sorted.Length && other.Sorted[at] == shingle && Holds(shingle, level) ? 1 : 0;
        }

        return count;
    }

    private static uint Hash(List<int> words, int at)
    {
        var hash = 0UL;
        for (var word = at; word < at + WordsEach; word++)
        {
            hash = (hash + (uint)words[word]) * 0x9e3779b97f4a7c15UL;
            hash ^= hash >> 29;
        }

        return Term.Scatter(hash);
    }
}
