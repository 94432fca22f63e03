namespace NewsPipeline.Poller;

/// <summary>What the poller has to say, each fact once.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Following {Feeds} feeds")]
    public static partial void Following(this ILogger logger, int feeds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File}, line {Line}: '{Text}' {Reason}; skipped")]
    public static partial void SkippedLine(this ILogger logger, string file, int line, string text, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Feed}: {Fresh} fresh, {Seen} seen before, {Refused} refused")]
    public static partial void Polled(this ILogger logger, string feed, int fresh, int seen, int refused);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Feed} is visited again in {Rest}")]
    public static partial void Rests(this ILogger logger, string feed, TimeSpan rest);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Feed}: {Problem}; next try in {Rest}")]
    public static partial void Troubled(this ILogger logger, string feed, string problem, TimeSpan rest);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Feed} has moved for good to {Url}; the list of feeds should say so")]
    public static partial void Moved(this ILogger logger, string feed, Uri url);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Feed} is a page; its feed is {Url}")]
    public static partial void FoundThroughPage(this ILogger logger, string feed, Uri url);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Feed}: the visit was broken off and is made again in {Rest}: {Reason}")]
    public static partial void BrokenOff(this ILogger logger, string feed, string reason, TimeSpan rest);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Feed}: another poller has taken it over in the middle of the visit, which ends here; next look in {Rest}")]
    public static partial void TakenOver(this ILogger logger, string feed, TimeSpan rest);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Feed}: what it offers could not be taken in; next try in {Rest}")]
    public static partial void NotTakenIn(this ILogger logger, Exception cause, string feed, TimeSpan rest);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Feed} offered article {Article}, which was refused: {Reason}")]
    public static partial void Refused(this ILogger logger, string feed, string article, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Article {Article} keeps its teaser, since {Url} could not be read: {Reason}")]
    public static partial void KeptTeaser(this ILogger logger, string article, Uri url, string reason);
}
