using Microsoft.Extensions.Logging;

namespace NewsPipeline.Hosting.Waiting;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The intake waits until the store can be used again (first {What}): {Trouble}")]
    public static partial void IntakeWaits(this ILogger logger, string what, string trouble);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store can be used again; the intake goes on")]
    public static partial void IntakeGoesOn(this ILogger logger);
}
