using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>Errors are kept after their message has left its queue.</summary>
internal static class Keeping
{
    /// <summary>Only a test that fails waits so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Task UntilAsync(ILedger ledger, long inErrorQueues) =>
        UntilAsync(async () => (await ledger.BalanceAsync(null, TestContext.Current.CancellationToken)).InErrorQueues >= inErrorQueues);

    public static async Task UntilAsync(Func<Task<bool>> done)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!await done())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
