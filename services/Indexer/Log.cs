using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The errors that wait could not be counted; /metrics shows the last numbers")]
    public static partial void ErrorsUncounted(this ILogger logger, Exception why);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Article} was filed: {Result}")]
    public static partial void Filed(this ILogger logger, ArticleId article, WriteResult result);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Subject} was given up by {Queue}, and waits as error {Error}: {Reason}")]
    public static partial void GivenUp(this ILogger logger, string subject, string queue, ErrorId error, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store could not be tidied; the next round tries again")]
    public static partial void NotTidied(this ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The balance sheet could not be read; its gauge shows the last one")]
    public static partial void BalanceUnread(this ILogger logger, Exception problem);
}
