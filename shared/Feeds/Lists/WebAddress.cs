namespace NewsPipeline.Feeds.Lists;

/// <summary>Addresses that people type.</summary>
internal static class WebAddress
{
    public const string Expected = "is not an http or https address";

    /// <summary>Null where it is none; "feed:" in front is forgiven.</summary>
    public static Uri? Parse(string address)
    {
        address = address.Trim();
        address = address.StartsWith("feed://", StringComparison.OrdinalIgnoreCase) ? "http://" + address["feed://".Length..]
            : address.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) ? address["feed:".Length..]
            : address;
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https") && url.Host.Length > 0 ? url : null;
    }
}
