namespace NewsPipeline.Alerts.Api;

/// <summary>What is wrong with a request: one sentence a field, all of them at once.</summary>
public sealed class Complaints
{
    private readonly Dictionary<string, string[]> sentences = [];

    public bool Any => sentences.Count > 0;

    public void Add(string field, string sentence) => sentences[field] = [.. sentences.GetValueOrDefault(field, []), sentence];

    /// <summary>RFC 9457, status 400.</summary>
    public IResult Answer() => TypedResults.ValidationProblem(
        sentences,
        detail: string.Join(' ', sentences.Values.SelectMany(sentence => sentence)),
        title: "The request is malformed.");
}
