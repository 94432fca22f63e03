using Microsoft.Extensions.Logging;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Partition {Partition} was opened")]
    public static partial void PartitionOpened(this ILogger logger, string partition);

    [LoggerMessage(Level = LogLevel.Information, Message = "Partition {Partition} was dropped: all in it is older than {KeepFor}")]
    public static partial void PartitionDropped(this ILogger logger, string partition, TimeSpan keepFor);
}
