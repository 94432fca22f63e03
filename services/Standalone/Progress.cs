namespace NewsPipeline.Standalone;

/// <summary>One line on a terminal's standard error that says how far something is; silent elsewhere.</summary>
internal sealed class Progress : IDisposable
{
    private readonly string name;
    private readonly long total;
    private long shown = -1;

    private Progress(string name, long total) => (this.name, this.total) = (name, total);

    public static Progress Of(string name, long total) => new(name, total);

    public void Report(long done)
    {
        if (!Console.IsErrorRedirected && done != shown)
        {
            shown = done;
            Console.Error.Write($"\r{name}: {done:N0} of {total:N0}");
        }
    }

    public void Dispose()
    {
        if (shown >= 0)
        {
            Console.Error.WriteLine();
        }
    }
}
