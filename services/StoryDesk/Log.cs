using NewsPipeline.Contracts;

namespace NewsPipeline.StoryDesk;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The desk knows its decisions up to {Number}: {Articles} articles in {Stories} open stories")]
    public static partial void CaughtUp(this ILogger logger, long number, int articles, int stories);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another desk has decided after {Number}; deciding again with what it wrote")]
    public static partial void OvertakenByAnotherDesk(this ILogger logger, long number);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Article} could not be placed, and never will be by this version of the desk")]
    public static partial void Undecidable(this ILogger logger, ArticleId article, Exception why);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Demands} demands of the last hour raised again")]
    public static partial void RaisedAgain(this ILogger logger, int demands);
}
