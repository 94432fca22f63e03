using System.CommandLine;
using NewsPipeline.Bus;
using NewsPipeline.Storage;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>replay FILE.jsonl</c>: articles down the whole road, and the balance at its end.</summary>
internal static class ReplayVerb
{
    private static readonly Argument<string> File = new("file") { Description = "Articles, one JSON object a line; - is standard input." };

    private static readonly Option<double?> Rate = new("--rate") { Description = "Articles a second. Default: as fast as they are taken." };

    public static Command Build()
    {
        var command = new Command("replay", "Sends articles down the whole road, waits until all are accounted for, and prints the balance.") { File, Rate };
        Settings.AddTo(command, "--data", "--bus", "--store");
        command.SetAction(ReplayAsync);
        return command;
    }

    private static async Task<int> ReplayAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var lines = await Replay.ReadAsync(parsed.GetRequiredValue(File), cancellation);
        await using var app = Pipeline.BuildForReplay(Settings.From(parsed));
        await app.StartAsync(cancellation);
        var report = await RunAsync(app, lines, parsed.GetValue(Rate), cancellation);
        await using var output = JsonLines.Output();
        await JsonLines.WriteAsync(output, report);
        return report.AddsUp ? 0 : 1;
    }

    private static async Task<ReplayReport> RunAsync(
        WebApplication app, IReadOnlyList<ArticleLine> lines, double? rate, CancellationToken cancellation)
    {
        try
        {
            await app.Services.WaitForBusAsync(cancellation);
            await app.Services.WaitForStoreAsync(cancellation);
            return await ActivatorUtilities.CreateInstance<Replay>(app.Services).RunAsync(lines, rate, cancellation);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }
}
