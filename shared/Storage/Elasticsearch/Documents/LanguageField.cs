namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>Which of the fields of title and text a language is written to, each with its own analysis (<c>Schema/words.json</c>).</summary>
internal static class LanguageField
{
    public const string Other = "other";

    private static readonly HashSet<string> OwnField = ["en", "ar", "de", "es", "fr", "hu", "id", "it", "nl", "pt", "ro", "ru", "sv", "tr"];

    public static readonly IReadOnlyList<string> All = [.. OwnField, "cjk", Other];

    /// <param name="language">BCP 47.</param>
    public static string Of(string language) => language.Split('-')[0] switch
    {
        "zh" or "ja" or "ko" => "cjk",
        var own when OwnField.Contains(own) => own,
        _ => Other,
    };
}
