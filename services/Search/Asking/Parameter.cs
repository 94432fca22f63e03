using NewsPipeline.Storage;

namespace NewsPipeline.Search.Asking;

/// <summary>One query parameter: what it means to a reader of the API, and what its text does to a question.</summary>
/// <param name="Values">All that it may be, where that is a short list.</param>
/// <param name="Apply">Throws <see cref="BadQuestionException"/> where the text is not such a value.</param>
public sealed record Parameter(
    string Name,
    string Meaning,
    Func<Question, string, Question> Apply,
    IReadOnlyList<string>? Values = null,
    string? Format = null)
{
    /// <summary>What may stand between the name and the value where this is a field within <c>q</c>.</summary>
    public IReadOnlyList<string> Signs { get; init; } = [":"];

    /// <summary>In characters: a question is a line, not a document.</summary>
    public int Longest { get; init; } = 1000;
}

/// <summary>On an endpoint: the parameters that it takes, and no others.</summary>
public sealed record Takes(IReadOnlyList<Parameter> Parameters);
