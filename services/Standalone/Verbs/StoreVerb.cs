using System.CommandLine;
using NewsPipeline.Storage.Elasticsearch;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>store upgrade</c>: Elasticsearch's indices as this version wants them, while everything runs on.</summary>
internal static class StoreVerb
{
    public static Command Build()
    {
        var upgrade = new Command("upgrade", "Rebuilds older indices for this version while the services run on; again after a break goes on. Sets up a store that is not there yet.");
        upgrade.TreatUnmatchedTokensAsErrors = false;
        upgrade.SetAction((parsed, cancellation) => UpgradeAsync(Settings.From(parsed), cancellation));
        return new Command("store", "Tends the store in Elasticsearch (--Elasticsearch:Url=… and the other settings).") { upgrade };
    }

    private static async Task UpgradeAsync(string[] settings, CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
        using var progress = new Steps();
        var report = await StoreUpgradeService.UpgradeStoreAsync(configuration, progress, cancellation);
        await using var output = JsonLines.Output();
        await JsonLines.WriteAsync(output, report);
    }

    /// <summary>One line of progress an index.</summary>
    private sealed class Steps : IProgress<UpgradeStep>, IDisposable
    {
        private string? name;
        private long copied;
        private Progress? line;

        public void Report(UpgradeStep value)
        {
            if (value.Name != name)
            {
                line?.Dispose();
                (name, copied, line) = (value.Name, 0, Progress.Of($"store upgrade, {value.Name}", value.Total));
            }

            copied += value.Stage == UpgradeStage.Copying ? value.Documents : 0;
            line!.Report(copied);
        }

        public void Dispose() => line?.Dispose();
    }
}
