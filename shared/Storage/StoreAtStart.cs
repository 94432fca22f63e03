using Microsoft.Extensions.Hosting;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage;

/// <summary>Opens the file when the process starts, and waits for it where need be: one that can never be used ends the process then, not at the first article.</summary>
internal sealed class StoreAtStart(SqliteDatabase database, Patience patience, Ending ending) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await patience.InBackgroundAsync("opening the store", () => database.AskAsync(statements => statements.Ask("SELECT 1"), stoppingToken), stoppingToken);
        }
        catch (IOException e) when (e is not StoreUnavailableException)
        {
            ending.Because(e);
        }
    }
}
