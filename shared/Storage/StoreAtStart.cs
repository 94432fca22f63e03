using Microsoft.Extensions.Hosting;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage;

/// <summary>Opens the folder when the process starts: one that cannot be used shall stop it then, not at the first article.</summary>
internal sealed class StoreAtStart(SqliteDatabase database) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.AskAsync(statements => statements.Ask("SELECT 1"), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
