using System.Threading.Channels;
using NewsPipeline.Contracts;

namespace NewsPipeline.StoryDesk;

/// <summary>
/// One desk decides for all consumers, in the order in which they ask. Whatever waits is decided together and written in one
/// transaction; each consumer hears its answer only after that.
/// </summary>
public sealed class DeskLoop(DurableDesk desk, ILogger<DeskLoop> log) : BackgroundService
{
    public const int LargestBatch = 256;

    private readonly Channel<Request> waiting = Channel.CreateBounded<Request>(LargestBatch);

    /// <summary>Where the article goes; durably written when the task completes.</summary>
    public async Task<Placement> PlaceAsync(ArticleEnriched article, CancellationToken cancellation)
    {
        var request = new Request(article);
        await waiting.Writer.WriteAsync(request, cancellation);
        return await request.Answer.Task.WaitAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await AnswerAsync(TakeWaiting(), stoppingToken);
            }
        }
        finally
        {
            waiting.Writer.TryComplete();
            while (waiting.Reader.TryRead(out var request))
            {
                request.Answer.TrySetCanceled(stoppingToken);
            }
        }
    }

    private List<Request> TakeWaiting()
    {
        var batch = new List<Request>();
        while (batch.Count < LargestBatch && waiting.Reader.TryRead(out var request))
        {
            batch.Add(request);
        }

        return batch;
    }

    /// <summary>An article that cannot be decided fails alone; when the memory cannot be reached all fail, and come again by the bus.</summary>
    private async Task AnswerAsync(List<Request> batch, CancellationToken cancellation)
    {
        while (batch.Count > 0)
        {
            try
            {
                var placements = await desk.PlaceAsync([.. batch.Select(request => request.Article)], cancellation);
                foreach (var (request, placement) in batch.Zip(placements))
                {
                    request.Answer.TrySetResult(placement);
                }

                return;
            }
            catch (UndecidableException e)
            {
                log.Undecidable(e.Article, e);
                Fail(batch, request => request.Article.Found.Article.Id == e.Article, e);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Fail(batch, _ => true, e);
            }
            catch (OperationCanceledException)
            {
                batch.ForEach(request => request.Answer.TrySetCanceled(cancellation));
                throw;
            }
        }
    }

    private static void Fail(List<Request> batch, Predicate<Request> which, Exception why)
    {
        foreach (var request in batch.FindAll(which))
        {
            request.Answer.TrySetException(why);
        }

        batch.RemoveAll(which);
    }

    private sealed record Request(ArticleEnriched Article)
    {
        public TaskCompletionSource<Placement> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
