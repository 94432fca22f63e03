using System.CommandLine;
using NewsPipeline.Search.Errors;
using NewsPipeline.Standalone.Errors;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>errors</c>: what the queues gave up, asked of a service that runs.</summary>
internal static class ErrorsVerb
{
    private const string Usual = "http://localhost:8080";

    private static readonly Option<string> Url = new("--url") { Description = "A running Search or Standalone.", DefaultValueFactory = _ => Usual, Recursive = true };
    private static readonly Option<string?> Key = new("--key") { Description = $"An operator's key; better in the environment, as {KeyVerb.Variable}.", Recursive = true };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a line; always where the output is no terminal.", Recursive = true };

    private static readonly Argument<string> Id = new("id") { Description = "Of the error, as list shows it." };
    private static readonly Argument<string?> OneId = new("id") { Description = "Of one error, as list shows it.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Queue = new("--queue") { Description = "The queue that gave up the message." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "How the reason begins." };
    private static readonly Option<string?> Words = new("--q") { Description = "Stands in reason, technical detail, title or ids." };
    private static readonly Option<string?> State = new("--state") { Description = "waiting (default), sent-again, discarded or any." };
    private static readonly Option<bool> All = new("--all") { Description = "Every error that waits." };
    private static readonly Option<string> Why = new("--why") { Description = "Stays with the error and on the balance sheet.", Required = true };

    public static Command Build()
    {
        var list = new Command("list", "What waits in the error queues, latest first.") { Queue, Reason, Words, State };
        list.SetAction((parsed, cancellation) => AskAsync(parsed, async (desk, report) =>
        {
            await report.ListAsync(
                desk.ErrorsAsync([new("queue", parsed.GetValue(Queue)), new("reason", parsed.GetValue(Reason)), new("q", parsed.GetValue(Words)), new("state", parsed.GetValue(State))], cancellation),
                cancellation);
            return 0;
        }));
        var show = new Command("show", "One error with technical detail and the message itself.") { Id };
        show.SetAction((parsed, cancellation) => AskAsync(parsed, async (desk, report) =>
        {
            await report.ShowAsync(await desk.ErrorAsync(parsed.GetRequiredValue(Id), cancellation));
            return 0;
        }));
        var retry = new Command("retry", "Sends messages to their queues again; exit code 1 where some stay.") { OneId, All, Queue, Reason, Words };
        retry.SetAction((parsed, cancellation) => AskAsync(parsed, (desk, report) => RetryAsync(parsed, desk, report, cancellation)));
        var discard = new Command("discard", "Takes a message out of its error queue.") { Id, Why };
        discard.SetAction((parsed, cancellation) => AskAsync(parsed, async (desk, report) =>
        {
            await report.ShowAsync(await desk.DiscardAsync(parsed.GetRequiredValue(Id), parsed.GetRequiredValue(Why), cancellation));
            return 0;
        }));
        return new Command("errors", "Messages that a queue gave up: sees them, sends them again, discards them.") { list, show, retry, discard, Url, Key, Json };
    }

    private static async Task<int> RetryAsync(ParseResult parsed, OperatorsDesk desk, ErrorsReport report, CancellationToken cancellation)
    {
        var some = new RetryRequest { Queue = parsed.GetValue(Queue), Reason = parsed.GetValue(Reason), Q = parsed.GetValue(Words), All = parsed.GetValue(All) ? true : null };
        var outcome = parsed.GetValue(OneId) switch
        {
            { } when some != new RetryRequest() => throw new UnreadableInputException("retry takes an ID, or --all, or --queue, --reason and --q; not both."),
            { } id => await desk.RetryAsync(id, cancellation),
            null when some == new RetryRequest() => throw new UnreadableInputException("retry needs an ID, --all, or some of --queue, --reason and --q."),
            null => await desk.RetryAsync(some, cancellation),
        };
        await report.TellAsync(outcome);
        return outcome.Stay.Count == 0 ? 0 : 1;
    }

    private static async Task<int> AskAsync(ParseResult parsed, Func<OperatorsDesk, ErrorsReport, Task<int>> ask)
    {
        if (!Uri.TryCreate(parsed.GetRequiredValue(Url), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new UnreadableInputException($"--url must be an address such as {Usual}, not '{parsed.GetRequiredValue(Url)}'.");
        }

        using var desk = new OperatorsDesk(address, parsed.GetValue(Key) is { Length: > 0 } key ? key : Environment.GetEnvironmentVariable(KeyVerb.Variable));
        return await ask(desk, new ErrorsReport(parsed.GetValue(Json)));
    }
}
