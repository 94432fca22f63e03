using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsPipeline.Hosting.Readiness;

/// <summary>A check that ends within its deadline although what it asks hangs, and that says why it is not well in one line.</summary>
internal sealed class TimedCheck(IHealthCheck check, CheckMemory memory) : IHealthCheck
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2.5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var result = await AskAsync(context, cancellationToken);
        memory.Note(context.Registration.Name, result);
        return result;
    }

    private async Task<HealthCheckResult> AskAsync(HealthCheckContext context, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Deadline);
        try
        {
            // What does not listen to the token is left behind.
            return await Task.Run(() => check.CheckHealthAsync(context, patience.Token), patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"No answer within {Deadline.TotalSeconds} s.");
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy(e.Message.ReplaceLineEndings(" "));
        }
    }
}
