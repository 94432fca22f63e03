using NewsPipeline.Demands;
using NewsPipeline.Hosting;

namespace NewsPipeline.Enricher;

/// <summary>The network is there before the first article; a program whose files are damaged says so, and does not start.</summary>
public sealed class LoadReader : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            ArticleReader.Load();
            return Task.CompletedTask;
        }
        catch (InvalidDataException e)
        {
            throw new CannotRunException(e.Message, e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
