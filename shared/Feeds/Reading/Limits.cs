namespace NewsPipeline.Feeds.Reading;

/// <summary>How a reading that stops at a limit names it.</summary>
internal static class Limits
{
    public static string Body(int bytes) => $"larger than {bytes:N0} bytes";

    public static string Depth(int deepest) => $"nests deeper than {deepest}";

    public static string Items(int most) => $"more than {most:N0} items";

    public static string Attributes(int bytes) => $"an element with more than {bytes:N0} bytes of attributes";
}
