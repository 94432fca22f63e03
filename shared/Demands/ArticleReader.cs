using NewsPipeline.Contracts;
using NewsPipeline.Demands.Network;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>
/// Reads an article: its language, who is named in it, who demands what of whom, and who answers. Pure and thread-safe; the same article
/// always reads the same, whatever else is read beside it.
/// </summary>
public sealed class ArticleReader
{
    private const string English = "en";

    private readonly WindowReader? own;

    public ArticleReader()
    {
    }

    /// <summary>With another memory of what was read than the process's.</summary>
    internal ArticleReader(WindowReader own) => this.own = own;

    private WindowReader Windows => own ?? WindowReader.Shared;

    /// <summary>Loads the network at once, rather than with the first article.</summary>
    /// <exception cref="InvalidDataException">Its files are missing, damaged, or of another version.</exception>
    public static void Load() => _ = WindowReader.Shared;

    /// <param name="declaredLanguage">BCP 47 as the outlet declares it; believed only where the text itself does not tell.</param>
    public Reading Read(string title, string text, string? declaredLanguage) => ReadParts(title, text, declaredLanguage).Reading;

    /// <summary>The reading, and every cue that the network found with what it made of it, whether it was told or not.</summary>
    public (Reading Reading, IReadOnlyList<Explanation> Cues) Explain(string title, string text, string? declaredLanguage)
    {
        var (reading, parts) = ReadParts(title, text, declaredLanguage);
        return (reading, [.. parts.SelectMany(Explanation.Of)]);
    }

    private (Reading Reading, ReadPart[] Parts) ReadParts(string title, string text, string? declaredLanguage)
    {
        var language = LanguageOf(title, text, declaredLanguage);
        if (!MayBeEnglish(language))
        {
            return (Reading.Nothing(language) with { Entities = Entities.Known(title, text), Unread = true }, []);
        }

        ReadPart[] parts = [ReadPart.Of(Part.Title, title, Windows), ReadPart.Of(Part.Text, text, Windows)];
        var mentions = new Mentions(parts);
        var telling = new Telling(new Parties(mentions, new Actors(mentions, parts)));
        foreach (var part in parts)
        {
            telling.Add(part);
        }

        var (demands, responses) = telling.All();
        return (new(language, Entities.Of(mentions), demands, responses), parts);
    }

    private static string LanguageOf(string title, string text, string? declared)
    {
        var found = LanguageGuess.Of(text.Length >= 200 ? text : $"{title}\n{text}");
        return found != LanguageGuess.Unsure ? found : declared is { Length: > 0 } ? declared : LanguageGuess.Unsure;
    }

    /// <summary>A line or two may not tell its language: whoever reads it finds out.</summary>
    private static bool MayBeEnglish(string language) =>
        language is English or LanguageGuess.Unsure || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);
}
