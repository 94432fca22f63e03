using NewsPipeline.Feeds;
using NewsPipeline.Hosting.Settings;

namespace NewsPipeline.Poller;

/// <summary>The feeds to follow: those of the file that the setting <c>Feeds</c> names, else our own list of world news.</summary>
public static class FeedDirectory
{
    private const string BuiltIn = "world-news.opml";

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The file cannot be read, or names no feed.</exception>
    internal static IReadOnlyList<FeedAddress> Read(IConfiguration configuration, ILogger logger)
    {
        var file = configuration["Feeds"];
        var list = string.IsNullOrEmpty(file) ? ReadBuiltIn() : FeedList.Read(Contents(file));
        foreach (var line in list.Wrong)
        {
            logger.SkippedLine(file ?? BuiltIn, line.Line, line.Text, line.Reason);
        }

        return list.Feeds.Count > 0
            ? [.. list.Feeds.DistinctBy(feed => feed.Url.AbsoluteUri)]
            : throw WrongSetting.Exception($"Feeds: {file} names no feed; it must be OPML or a list with one address a line.");
    }

    /// <summary>World news of several countries and languages.</summary>
    public static FeedList ReadBuiltIn()
    {
        using var resource = typeof(FeedDirectory).Assembly.GetManifestResourceStream(BuiltIn)!;
        var contents = new byte[resource.Length];
        resource.ReadExactly(contents);
        return FeedList.Read(contents);
    }

    private static byte[] Contents(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WrongSetting.Exception($"Feeds: {file} cannot be read: {e.Message}");
        }
    }
}
