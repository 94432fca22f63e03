using System.Globalization;
using NewsPipeline.Stories.Words;

namespace NewsPipeline.Stories.Demands;

/// <summary>The content of a demand in the form in which two wordings are compared.</summary>
internal sealed class DemandWords
{
    private const int WordsRead = 60;

    private static readonly HashSet<string> Empty =
        [.. ("a an the of to in on at by for from with as into onto over under and or but if it its they them their he his him she her we our us you your i my that this these those there which who whom whose what " +
             "is are was were be been being am do does did has have had will would shall should can could may might must so than then when while where how also only more most some any each every all both other such own same just very even still yet up out off about before after again between within upon per via s t re").Split(' ')];

    private static readonly HashSet<string> Negations = ["not", "no", "never", "without", "none", "nobody", "nor", "neither", "cannot", "dont", "wont"];

    /// <summary>Turns a demand into its opposite; "without" and "no less than" do not.</summary>
    private static readonly HashSet<string> Reversals = ["not", "never", "cannot", "dont", "wont"];

    private static readonly HashSet<string> TimesOfWeek = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private DemandWords(Dictionary<string, double> meanings, List<string> sequence, HashSet<string> stems, HashSet<string> numbers, HashSet<string> names, HashSet<string> days, bool negative)
    {
        Meanings = meanings;
        Sequence = sequence;
        Stems = stems;
        Numbers = numbers;
        Names = names;
        Days = days;
        IsNegative = negative;
    }

    /// <summary>With their rarity in the news at large.</summary>
    public Dictionary<string, double> Meanings { get; }

    /// <summary>In the order of the text, without repetitions.</summary>
    public IReadOnlyList<string> Sequence { get; }

    /// <summary>The words that carry content, as they stand.</summary>
    public HashSet<string> Stems { get; }

    public HashSet<string> Numbers { get; }

    public HashSet<string> Names { get; }

    public HashSet<string> Days { get; }

    /// <summary>An odd number of negations.</summary>
    public bool IsNegative { get; }

    public static DemandWords Of(string what)
    {
        var tokens = Tokens.Of(what).Take(WordsRead).ToList();
        var names = tokens.Where((token, at) => token.IsName && at > 0).Select(token => token.Word).ToHashSet();
        var days = tokens.Select(token => token.Word).Where(TimesOfWeek.Contains).ToHashSet();
        names.ExceptWith(days);
        var numbers = tokens.Select(NumberOf).OfType<string>().ToHashSet();
        var stems = tokens.Where(CarriesContent).Select(token => Stemmer.Stem(token.Word)).ToHashSet();
        var sequence = new List<string>();
        return new(MeaningsOf(tokens, sequence), sequence, stems, numbers, names, days, tokens.Count(token => Reversals.Contains(token.Word)) % 2 == 1);
    }

    private static Dictionary<string, double> MeaningsOf(List<Token> tokens, List<string> sequence)
    {
        var stems = tokens.ConvertAll(token => Stemmer.Stem(token.Word));
        var meanings = new Dictionary<string, double>();
        for (var at = 0; at < stems.Count;)
        {
            var (meaning, length) = Demands.Meanings.At(stems, at);
            if (length > 1 || CarriesContent(tokens[at]))
            {
                var rarity = stems.Skip(at).Take(length).Max(stem => TermWeights.BeforeReading(Term.Of(stem)) / (double)TermWeights.One);
                if (!meanings.ContainsKey(meaning))
                {
                    sequence.Add(meaning);
                }

                meanings[meaning] = Math.Max(meanings.GetValueOrDefault(meaning), rarity);
            }

            at += length;
        }

        return meanings;
    }

    private static bool CarriesContent(Token token) =>
        !Empty.Contains(token.Word) && !Negations.Contains(token.Word) && NumberOf(token) is null;

    private static string? NumberOf(Token token) => token.IsNumber ? Digits(token.Word) : NumberWords.Of(token.Word);

    /// <summary>"300kg" is 300, "40%" is 40, "7.0" is 7.</summary>
    private static string Digits(string word)
    {
        var length = word.Length;
        while (length > 1 && char.IsLetter(word[length - 1]))
        {
            length--;
        }

        return double.TryParse(word.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : word;
    }
}
