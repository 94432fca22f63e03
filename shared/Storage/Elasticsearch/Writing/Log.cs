using Microsoft.Extensions.Logging;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing can be written to the store; the intake stops until it can: {Trouble}")]
    public static partial void IntakeStopped(this ILogger logger, string trouble);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store takes what is written again; the intake goes on")]
    public static partial void IntakeGoesOn(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for the store: {Trouble}")]
    public static partial void StoreAwaited(this ILogger logger, string trouble);

    [LoggerMessage(Level = LogLevel.Information, Message = "Partition {Partition} was opened")]
    public static partial void PartitionOpened(this ILogger logger, string partition);

    [LoggerMessage(Level = LogLevel.Information, Message = "Partition {Partition} was dropped: all in it is older than {KeepFor}")]
    public static partial void PartitionDropped(this ILogger logger, string partition, TimeSpan keepFor);
}
