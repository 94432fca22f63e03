using NewsPipeline.Bus;
using NewsPipeline.Search.Asking;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Errors;

/// <summary>From a query string to a question for errors.</summary>
internal static class ErrorQuestions
{
    private const string Any = "any";

    private static readonly IReadOnlyList<string> Queues = [.. Stages.All.Select(stage => stage.Queue)];
    private static readonly IReadOnlyList<string> States = [.. Enum.GetValues<ErrorState>().Select(Readings.Name), Any];

    public static readonly IReadOnlyList<Parameter> Parameters =
    [
        Filter("queue", "The queue that gave up the message.", Queues),
        Filter("reason", "How the reason begins."),
        Filter("q", "Stands in reason, technical detail, title or ids."),
        Filter("state", "`waiting` unless given.", States),
        Asking.Parameters.Size,
        Asking.Parameters.Cursor,
    ];

    /// <exception cref="BadQuestionException">With one sentence naming the parameter, its value and what would be right.</exception>
    public static ErrorQuestion Read(IReadOnlyDictionary<string, string> values) => new()
    {
        Queue = values.GetValueOrDefault("queue") is { } queue ? Readings.OneOf("queue", queue, Queues) : null,
        Reason = values.GetValueOrDefault("reason"),
        Text = values.GetValueOrDefault("q"),
        State = values.GetValueOrDefault("state") is { } state ? StateOf(Readings.OneOf("state", state, States)) : ErrorState.Waiting,
        Size = Questions.Of(values, [Asking.Parameters.Size]).Size,
        Cursor = values.GetValueOrDefault("cursor"),
    };

    /// <exception cref="BadQuestionException">Neither filters nor all are asked for, or both.</exception>
    public static ErrorQuestion Read(RetryRequest request)
    {
        var values = new Dictionary<string, string?> { ["queue"] = request.Queue, ["reason"] = request.Reason, ["q"] = request.Q }
            .Where(value => !string.IsNullOrWhiteSpace(value.Value))
            .ToDictionary(value => value.Key, value => value.Value!.Trim());
        return (values.Count == 0) == (request.All == true)
            ? Read(values)
            : throw new BadQuestionException("Say which errors are to be sent again: by queue, reason or q, or \"all\": true without any of them.");
    }

    private static ErrorState? StateOf(string name) =>
        name == Any ? null : Enum.GetValues<ErrorState>().First(state => Readings.Name(state) == name);

    private static Parameter Filter(string name, string meaning, IReadOnlyList<string>? values = null) =>
        new(name, meaning, (question, _) => question, values);
}
