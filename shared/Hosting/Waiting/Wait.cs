namespace NewsPipeline.Hosting.Waiting;

/// <summary>One thing that is tried again until it can be done; it counts as waiting from the first time that it could not.</summary>
public sealed class Wait : IDisposable
{
    private readonly Patience patience;

    internal Wait(string what, Patience patience) => (What, this.patience) = (what, patience);

    public string What { get; }

    /// <summary>As it was said last; empty before the first failure.</summary>
    public string Why { get; private set; } = "";

    public DateTimeOffset? Since { get; private set; }

    public void Note(string why)
    {
        Why = why;
        if (Since is null)
        {
            Since = patience.Now;
            patience.Begun(this);
        }
    }

    public void Dispose() => patience.Ended(this);
}
