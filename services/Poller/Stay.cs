using NewsPipeline.Contracts;

namespace NewsPipeline.Poller;

/// <summary>
/// A lease that is renewed for as long as its owner lives and wants it. So it may be short: what a poller held that died is free
/// again within <see cref="Length"/>, and a visit may take as long as it takes.
/// </summary>
public sealed class Stay : IAsyncDisposable
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(45);

    private readonly Func<Task<bool>> renew;
    private readonly Func<Task> giveBack;
    private readonly PeriodicTimer timer;
    private readonly CancellationTokenSource lost;
    private readonly Task renewing;

    private Stay(Func<Task<bool>> renew, Func<Task> giveBack, TimeProvider clock, CancellationToken cancellation)
    {
        this.renew = renew;
        this.giveBack = giveBack;
        timer = new PeriodicTimer(Length / 3, clock);
        lost = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        renewing = RenewAsync();
    }

    /// <summary>Another owner has it: what is done under it must end, and nothing more be saved.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Cancelled when the stay is lost, or with the token that it was begun with.</summary>
    public CancellationToken Ending => lost.Token;

    /// <param name="take">Takes the lease for <see cref="Length"/>, or renews it; false while it is another's.</param>
    /// <returns>Null where it is another's.</returns>
    public static async Task<Stay?> TryBeginAsync(Func<Task<bool>> take, Func<Task> giveBack, TimeProvider clock, CancellationToken cancellation) =>
        await take() ? new Stay(take, giveBack, clock, cancellation) : null;

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await renewing;
        lost.Dispose();
        if (!IsLost)
        {
            await giveBack();
        }
    }

    private async Task RenewAsync()
    {
        while (!IsLost && await timer.WaitForNextTickAsync())
        {
            try
            {
                IsLost = !await renew();
            }
            catch (StoreUnavailableException)
            {
                // While the store is away nobody else can take it either; whoever comes first afterwards has it.
            }
        }

        if (IsLost)
        {
            await lost.CancelAsync();
        }
    }
}
