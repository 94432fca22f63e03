// Counts, in treebanks in CoNLL-U, which tags words take and which tags follow each other, and writes Words/word-tags.tsv:
//
//     dotnet run --project shared/Language/Learning -- TREEBANK.conllu [MORE.conllu ...] > shared/Language/Words/word-tags.tsv
//
// Pure counting: the same treebanks give the same bytes. Rows, parted by tabs:
//     word    FORM        TAG count ...      a form seen at least three times (names: eight)
//     suffix  a|A + END   TAG count ...      endings (three letters, fewer where rare) of rare words; A where the word has a capital
//     after   TAG TAG     TAG count ...      what follows two tags; Edge stands before a sentence
using System.Globalization;

var words = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
var follows = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
var suffixes = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);

foreach (var file in args)
{
    var (first, second) = ("Edge", "Edge");
    foreach (var line in File.ReadLines(file))
    {
        var columns = line.Split('\t');
        if (columns.Length < 5 || !int.TryParse(columns[0], CultureInfo.InvariantCulture, out _))
        {
            (first, second) = line.Length == 0 ? ("Edge", "Edge") : (first, second);
            continue;
        }

        var tag = Named(columns[4]);
        Count(words, columns[1], tag);
        Count(follows, $"{first} {second}", tag);
        (first, second) = (second, tag);
    }
}

foreach (var (form, tags) in words)
{
    if (tags.Values.Sum() <= 10 && form.All(char.IsLetter))
    {
        foreach (var (tag, count) in tags)
        {
            for (var length = 1; length <= Math.Min(4, form.Length - 2); length++)
            {
                Count(suffixes, (char.IsUpper(form[0]) ? "A" : "a") + form[^length..].ToLowerInvariant(), tag, count);
            }
        }
    }
}

Write("after", follows, 1, _ => true);
Write("suffix", suffixes, 12, _ => true);
Write("word", words, 3, tags => tags.Keys.Any(tag => !tag.StartsWith("NNP", StringComparison.Ordinal)) || tags.Values.Sum() >= 8);

void Write(string kind, SortedDictionary<string, SortedDictionary<string, int>> rows, int least, Func<SortedDictionary<string, int>, bool> keep)
{
    foreach (var (key, tags) in rows.Where(row => row.Value.Values.Sum() >= least && keep(row.Value)))
    {
        // A tag given to one occurrence in a hundred is a slip of the treebank more often than not.
        var floor = kind == "after" ? 0 : tags.Values.Sum() / 150;
        Console.Out.Write($"{kind}\t{key}\t{string.Join(' ', tags.Where(tag => tag.Value > floor).Select(tag => $"{tag.Key} {tag.Value}"))}\n");
    }
}

static void Count(SortedDictionary<string, SortedDictionary<string, int>> rows, string key, string tag, int by = 1)
{
    if (!rows.TryGetValue(key, out var tags))
    {
        rows[key] = tags = new(StringComparer.Ordinal);
    }

    tags[tag] = tags.GetValueOrDefault(tag) + by;
}

static string Named(string xpos) => xpos switch
{
    "PRP$" => "PRPS",
    "WP$" => "WPS",
    "," => "Comma",
    "." => "Stop",
    ":" or "HYPH" or "NFP" => "Colon",
    "``" or "''" => "Quote",
    "-LRB-" or "-RRB-" => "Bracket",
    "$" => "Money",
    "AFX" => "JJ",
    "ADD" or "GW" or "XX" => "FW",
    _ => xpos,
};
