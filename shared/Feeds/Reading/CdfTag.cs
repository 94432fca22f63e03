using NewsPipeline.Feeds.Dates;

namespace NewsPipeline.Feeds.Reading;

/// <summary>What CDF says of a channel or an item in its tag.</summary>
internal static class CdfTag
{
    public static void Take(ReadOnlySpan<byte> attributes, string? address, ref Slot<string> url, ref Slot<DateTimeOffset> updated)
    {
        if (Formats.Attribute(attributes, "href"u8) is { } page)
        {
            url.Offer(Addresses.Resolve(page, address), int.MaxValue);
        }

        if (Formats.Attribute(attributes, "lastmod"u8) is { } changed && FeedDate.Parse(changed) is { } date)
        {
            updated.Offer(date, int.MaxValue);
        }
    }
}
