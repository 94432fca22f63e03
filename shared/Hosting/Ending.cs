using Microsoft.Extensions.Hosting;

namespace NewsPipeline.Hosting;

/// <summary>How a part that works in the background ends the process, when what it found can only be mended from outside.</summary>
public sealed class Ending(IHostApplicationLifetime? lifetime = null)
{
    private Exception? cause;

    public Exception? Cause => cause;

    public void Because(Exception why)
    {
        Interlocked.CompareExchange(ref cause, why, null);
        lifetime?.StopApplication();
    }
}
