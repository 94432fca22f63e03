using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Reads an article: its language, who is named in it, who demands what of whom, and who answers. Pure and thread-safe.</summary>
public sealed class ArticleReader
{
    private const string English = "en";

    /// <param name="title">Helps to tell the language; offsets refer to <paramref name="text"/> alone.</param>
    /// <param name="declaredLanguage">BCP 47 as the outlet declares it; believed only where the text itself does not tell.</param>
    public Reading Read(string title, string text, string? declaredLanguage)
    {
        var language = LanguageOf(title, text, declaredLanguage);
        var sentences = Sentences.Of(text);
        var names = NameFinder.Find(sentences);
        var entities = Entities.Of(sentences, names);
        if (!MayBeEnglish(language))
        {
            return Reading.Nothing(language) with { Entities = [.. entities.Where(entity => entity.WikidataId is not null)] };
        }

        var passage = new Passage(text, sentences, names);
        var demands = Reports.Of(DemandFinder.In(passage));
        return new Reading(language, entities, demands, Responses.In(passage, demands));
    }

    private static string LanguageOf(string title, string text, string? declared)
    {
        var found = LanguageGuess.Of(text.Length >= 200 ? text : $"{title}\n{text}");
        return found != LanguageGuess.Unsure ? found : declared is { Length: > 0 } ? declared : LanguageGuess.Unsure;
    }

    /// <summary>A line or two may not tell its language: English words that carry a demand tell it then.</summary>
    private static bool MayBeEnglish(string language) =>
        language is English or LanguageGuess.Unsure || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);
}
