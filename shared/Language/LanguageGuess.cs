namespace NewsPipeline.Language;

/// <summary>Tells a text's language by its most frequent small words and, beyond Latin letters, by its script.</summary>
public static class LanguageGuess
{
    public const string Unsure = "und";

    /// <summary>Enough of a text to tell; the rest is not read.</summary>
    private const int Sample = 3000;

    private static readonly (string Language, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words)[] Latin =
    [
        ("en", Set("the of and to in that is was for on with as by at from his it said are has have been not this which their be an he will would")),
        ("de", Set("der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei")),
        ("fr", Set("le la les de des et en un une du dans que qui est pour par sur au pas plus avec ce il sont ont aux cette été selon")),
        ("es", Set("el la los las de que en y un una por con para del se es su al lo más como ha sus fue este pero no según")),
        ("pt", Set("o a os as de que e do da em um uma para com não no na por mais dos das se ao foi são pelo segundo")),
        ("it", Set("il la le di che e un una per con del della non in è sono dei da al nel alla ha gli lo più come anche delle")),
        ("nl", Set("de het een van en in is dat op te zijn voor met niet aan er om ook als bij maar uit door naar heeft worden")),
        ("pl", Set("w i na z że się nie do to jest o po przez od za jak ale oraz jego był są roku dla")),
        ("tr", Set("ve bir bu için ile da de olarak olan daha sonra çok en gibi kadar ise ancak değil göre")),
        ("sv", Set("och att det som en på är av för med den till inte har de om ett var sig från men")),
        ("id", Set("yang dan di dari untuk dengan pada ini dalam tidak akan itu oleh juga kata telah mereka sebagai")),
        ("ro", Set("și de la în a cu pe care nu din că un o este pentru mai sunt fost ale")),
        ("cs", Set("a v na se je že z s do o k i za by ale jako pro podle jsou byl od")),
        ("hu", Set("a az és hogy nem is egy ez van meg csak de mint már el volt szerint")),
    ];

    /// <returns>BCP 47, or <see cref="Unsure"/>.</returns>
    public static string Of(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        return Scripts.Of(sample) ?? LatinOf(sample);
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) => new HashSet<string>(words.Split(' ')).GetAlternateLookup<ReadOnlySpan<char>>();

    private static string LatinOf(ReadOnlySpan<char> sample)
    {
        Span<int> hits = stackalloc int[Latin.Length];
        var words = Count(sample, hits);
        var best = hits.IndexOfAnyExcept(0) < 0 ? 0 : IndexOfMax(hits);
        var runnerUp = 0;
        for (var i = 0; i < hits.Length; i++)
        {
            runnerUp = i == best ? runnerUp : Math.Max(runnerUp, hits[i]);
        }

        // News has a third to a half small words; lists of names and numbers have none. Short texts must win clearly.
        var sure = hits[best] * 8 >= words && hits[best] > runnerUp && hits[best] >= 2;
        return sure ? Latin[best].Language : Unsure;
    }

    private static int IndexOfMax(ReadOnlySpan<int> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    private static int Count(ReadOnlySpan<char> sample, Span<int> hits)
    {
        var words = 0;
        Span<char> lower = stackalloc char[16];
        for (var at = 0; at < sample.Length;)
        {
            var end = at;
            while (end < sample.Length && char.IsLetter(sample[end]))
            {
                end++;
            }

            if (end > at)
            {
                words++;
                Tally(sample[at..end], lower, hits);
            }

            at = end + 1;
        }

        return words;
    }

    private static void Tally(ReadOnlySpan<char> word, Span<char> lower, Span<int> hits)
    {
        if (word.Length > lower.Length)
        {
            return;
        }

        word.ToLowerInvariant(lower);
        for (var i = 0; i < hits.Length; i++)
        {
            hits[i] += Latin[i].Words.Contains(lower[..word.Length]) ? 1 : 0;
        }
    }
}
