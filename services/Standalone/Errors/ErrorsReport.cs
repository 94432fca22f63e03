using NewsPipeline.Search.Errors;
using Spectre.Console;

namespace NewsPipeline.Standalone.Errors;

/// <summary>Errors for a reader at a terminal, or one JSON object a line for a program.</summary>
internal sealed class ErrorsReport(bool json)
{
    /// <summary>What is copied into the next command stays in one piece.</summary>
    private static readonly TableColumn[] Columns =
        [new TableColumn("Id").NoWrap(), new TableColumn("Queue").NoWrap(), new("Why"), new("What"), new("Last"), new TableColumn("Times").RightAligned()];

    private readonly bool json = json || Console.IsOutputRedirected;

    public async Task ListAsync(IAsyncEnumerable<ErrorView> errors, CancellationToken cancellation)
    {
        await using var output = JsonLines.Output();
        var table = new Table().Border(TableBorder.Simple).AddColumns([.. Columns]);
        await foreach (var error in errors.WithCancellation(cancellation))
        {
            if (json)
            {
                await JsonLines.WriteAsync(output, error);
            }
            else
            {
                table.AddRow([.. new[] { error.Id.Value, error.Queue, error.Reason, error.Title ?? "", $"{error.LastAt:u}", $"{error.Times}" }.Select(Markup.Escape)]);
            }
        }

        if (!json)
        {
            AnsiConsole.Write(table);
        }
    }

    public async Task ShowAsync(ErrorView error)
    {
        await using var output = JsonLines.Output();
        if (json)
        {
            await JsonLines.WriteAsync(output, error);
            return;
        }

        await output.WriteLineAsync(
            $"""
            {error.Reason}

            id       {error.Id}
            queue    {error.Queue}
            what     {error.Title ?? "unknown"}
            source   {error.Source ?? "unknown"}
            failed   {error.Times} times, first {error.FirstAt:u}, last {error.LastAt:u}
            state    {StateOf(error)}

            {error.Detail}

            {error.Body}
            """);
    }

    public async Task TellAsync(RetryReport report)
    {
        await using var output = JsonLines.Output();
        if (json)
        {
            await JsonLines.WriteAsync(output, report);
            return;
        }

        await output.WriteLineAsync($"{report.SentAgain} sent again, {report.Stay.Count} stay.");
        foreach (var staying in report.Stay)
        {
            await output.WriteLineAsync($"{staying.Id}  {staying.Queue}  {staying.Why}");
        }
    }

    private static string StateOf(ErrorView error) => error.Discarding is { } discarding
        ? $"discarded by {discarding.By} at {discarding.At:u}: {discarding.Why}"
        : error.SentAgainAt is { } at ? $"sent again at {at:u}" : "waiting";
}
