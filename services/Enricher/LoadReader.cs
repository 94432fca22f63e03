using NewsPipeline.Demands;
using NewsPipeline.Hosting;

namespace NewsPipeline.Enricher;

/// <summary>Loads the network while the rest starts; a program whose files are damaged says so, and ends.</summary>
public sealed class LoadReader : IHostedLifecycleService
{
    private Task loading = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        loading = Task.Run(ArticleReader.Load, cancellationToken);
        return Task.CompletedTask;
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await loading;
        }
        catch (InvalidDataException e)
        {
            throw new CannotRunException(e.Message, e);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
