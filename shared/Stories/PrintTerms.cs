using NewsPipeline.Contracts;
using NewsPipeline.Stories.Words;

namespace NewsPipeline.Stories;

/// <summary>Chooses and weighs the words of an article.</summary>
internal static class PrintTerms
{
    /// <summary>Fixed point: a word that stands once in the text.</summary>
    public const int One = 64;

    /// <summary>The words that tell most; more would cost memory and blur.</summary>
    private const int Most = 160;

    private const double TitleWeight = 1.0;
    private const double NameWeight = 1.3;

    /// <summary>Later parts of a long text are background.</summary>
    private const int WordsRead = 700;

    private const int ShortestText = 12;

    public static bool IsHeadlineOnly(string text) => text.AsSpan().Trim().Length < ShortestText;

    /// <param name="entities">A known entity counts under its proper name too, however the text calls it ("Tehran", "the Islamic Republic").</param>
    public static PrintTerm[] Of(string title, string text, IReadOnlyList<Entity> entities)
    {
        var counts = new Dictionary<int, Seen>();
        foreach (var token in Tokens.Of(title))
        {
            Count(counts, token, inTitle: true);
        }

        foreach (var token in Tokens.Of(text).Take(WordsRead))
        {
            Count(counts, token, inTitle: false);
        }

        foreach (var entity in entities.Where(entity => entity.WikidataId is not null))
        {
            Count(counts, entity);
        }

        return Weigh(counts);
    }

    private static void Count(Dictionary<int, Seen> counts, Entity entity)
    {
        foreach (var token in Tokens.Of(entity.Name))
        {
            var term = Term.Of(Stemmer.Stem(token.Word));
            var seen = counts.GetValueOrDefault(term);
            counts[term] = seen with { Times = Math.Max(seen.Times, entity.Mentions.Count), AsName = Math.Max(seen.AsName, entity.Mentions.Count) };
        }
    }

    private static void Count(Dictionary<int, Seen> counts, Token token, bool inTitle)
    {
        if (token.Word.Length < 2 && !token.IsNumber)
        {
            return;
        }

        var term = Term.Of(Stemmer.Stem(token.Word));
        if (Rarity.IsEverywhere(term))
        {
            return;
        }

        var seen = counts.GetValueOrDefault(term);
        counts[term] = inTitle
            ? seen with { InTitle = true, Number = token.IsNumber }
            : new(seen.Times + 1, seen.InTitle, seen.AsName + (token.IsName ? 1 : 0), token.IsNumber);
    }

    private static PrintTerm[] Weigh(Dictionary<int, Seen> counts)
    {
        var terms = counts.Select(seen => Weigh(seen.Key, seen.Value)).ToArray();
        if (terms.Length > Most)
        {
            terms = [.. terms
                .OrderByDescending(term => (long)term.Weight * TermWeights.BeforeReading(term.Id)).ThenBy(term => term.Id)
                .Take(Most)];
        }

        Array.Sort(terms, (one, other) => one.Id.CompareTo(other.Id));
        return terms;
    }

    private static PrintTerm Weigh(int term, Seen seen)
    {
        var isName = seen.AsName * 2 > seen.Times;
        var weight = Math.Log(1 + seen.Times) / Math.Log(2) + (seen.InTitle ? TitleWeight : 0);
        var kind = (seen.InTitle ? TermKind.InTitle : TermKind.None) | (isName ? TermKind.Name : TermKind.None) | (seen.Number ? TermKind.Number : TermKind.None);
        return new(term, (int)Math.Round(One * weight * (isName ? NameWeight : 1)), kind);
    }

    private readonly record struct Seen(int Times, bool InTitle, int AsName, bool Number);
}
