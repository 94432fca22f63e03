namespace NewsPipeline.Language;

/// <summary>What a treebank taught about words: log likelihoods of tags for words, for endings, and after two tags.</summary>
internal sealed class WordTags
{
    public static readonly WordTags Learned = new(Resources.Rows("word-tags.tsv"));

    private readonly Dictionary<string, TagChance[]> words = [];
    private readonly Dictionary<string, TagChance[]> suffixes = [];
    private readonly Dictionary<string, TagChance[]>.AlternateLookup<ReadOnlySpan<char>> suffix;
    private readonly float[] after = new float[PennTags.Count * PennTags.Count * PennTags.Count];

    private WordTags(IEnumerable<string[]> rows)
    {
        suffix = suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        var counts = new double[after.Length];
        var tagTotals = new double[PennTags.Count];
        var counted = new List<(bool Word, string Key, TagCount[] Tags)>();
        foreach (var row in rows)
        {
            if (row[0] == "after")
            {
                Learn(counts, tagTotals, row[1], Counts(row[2]));
            }
            else
            {
                counted.Add((row[0] == "word", row[1], Counts(row[2])));
            }
        }

        Smooth(counts, tagTotals);
        foreach (var (isWord, key, tags) in counted)
        {
            (isWord ? words : suffixes)[key] = Chances(tags, tagTotals);
        }
    }

    public bool TryWord(string form, out TagChance[] tags) => words.TryGetValue(form, out tags!);

    /// <summary>By the longest ending that rare words taught; null where not even the last letter is known.</summary>
    public TagChance[]? BySuffix(string form)
    {
        Span<char> key = stackalloc char[5];
        key[0] = char.IsUpper(form[0]) ? 'A' : 'a';
        for (var length = Math.Min(4, form.Length - 2); length > 0; length--)
        {
            form.AsSpan(form.Length - length).ToLowerInvariant(key[1..]);
            if (suffix.TryGetValue(key[..(length + 1)], out var tags))
            {
                return tags;
            }
        }

        return null;
    }

    public float After(PennTag first, PennTag second, PennTag tag) => after[Index(first, second, tag)];

    private static int Index(PennTag first, PennTag second, PennTag tag) => (((int)first * PennTags.Count) + (int)second) * PennTags.Count + (int)tag;

    private static TagCount[] Counts(string cell)
    {
        var parts = cell.Split(' ');
        return [.. Enumerable.Range(0, parts.Length / 2).Select(i => new TagCount(Enum.Parse<PennTag>(parts[2 * i]), int.Parse(parts[(2 * i) + 1])))];
    }

    private static void Learn(double[] counts, double[] tagTotals, string key, TagCount[] tags)
    {
        var before = key.Split(' ');
        foreach (var (tag, count) in tags)
        {
            counts[Index(Enum.Parse<PennTag>(before[0]), Enum.Parse<PennTag>(before[1]), tag)] = count;
            tagTotals[(int)tag] += count;
        }
    }

    /// <summary>P(word | tag) up to a factor that all tags of the word share.</summary>
    private static TagChance[] Chances(TagCount[] tags, double[] tagTotals)
    {
        double sum = tags.Sum(tag => tag.Count);
        return [.. tags.Select(tag => new TagChance(tag.Tag, (float)Math.Log(tag.Count / sum / tagTotals[(int)tag.Tag])))];
    }

    /// <summary>Deleted interpolation with fixed weights: three tags, two tags, one tag.</summary>
    private void Smooth(double[] counts, double[] tagTotals)
    {
        const int n = PennTags.Count;
        var all = tagTotals.Sum();
        var pair = new double[n * n];
        for (var i = 0; i < counts.Length; i++)
        {
            pair[i % (n * n)] += counts[i];
        }

        for (var first = 0; first < n; first++)
        {
            for (var second = 0; second < n; second++)
            {
                SmoothRow(counts.AsSpan(((first * n) + second) * n, n), pair.AsSpan(second * n, n), tagTotals, all, after.AsSpan(((first * n) + second) * n, n));
            }
        }
    }

    private static void SmoothRow(ReadOnlySpan<double> three, ReadOnlySpan<double> two, double[] one, double all, Span<float> logs)
    {
        double threes = Sum(three), twos = Sum(two);
        for (var tag = 0; tag < logs.Length; tag++)
        {
            var chance = (0.6 * (threes > 0 ? three[tag] / threes : 0)) + (0.3 * (twos > 0 ? two[tag] / twos : 0)) + (0.1 * one[tag] / all) + 1e-9;
            logs[tag] = (float)Math.Log(chance);
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private readonly record struct TagCount(PennTag Tag, int Count);
}

internal readonly record struct TagChance(PennTag Tag, float Log);
