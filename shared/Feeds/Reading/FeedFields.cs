using System.Globalization;
using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>What each field of the feed itself means for it.</summary>
internal static class FeedFields
{
    private const int MostMinutes = 60 * 24 * 365;

    public static void Take(FeedDraft feed, Field field, FieldValue value)
    {
        switch (field)
        {
            case Field.Title when value.Markup().Line is { Length: > 0 } title: feed.Title.Offer(title, value.Rank); break;
            case Field.Summary when value.Markup() is { IsEmpty: false } description: feed.Description.Offer(description.Html, value.Rank); break;
            case Field.Link: TakeLink(feed, value); break;
            case Field.Updated when value.Date() is { } date: feed.Updated.Offer(date, value.Rank); break;
            case Field.Language when value.Text() is { Length: > 0 } language: feed.Language.Offer(language, value.Rank); break;
            case Field.Ttl when Whole(value.Text()) is { } minutes and <= MostMinutes: feed.Ttl = TimeSpan.FromMinutes(minutes); break;
            case Field.UpdatePeriod: feed.Period = Period(value.Text()); break;
            case Field.UpdateFrequency when Whole(value.Text()) is { } times: feed.Frequency = times; break;
            default: break;
        }
    }

    private static void TakeLink(FeedDraft feed, FieldValue value)
    {
        if (Link.Read(value.Attributes, value.Address) is not { } link)
        {
            if (value.Text() is { Length: > 0 } text)
            {
                feed.Url.Offer(Addresses.Resolve(text, value.Address), value.Rank);
            }

            return;
        }

        switch (link.Kind)
        {
            case LinkKind.Alternate when value.Ns == Ns.Own: feed.Url.Offer(link.Address, value.Rank); break;
            case LinkKind.Alternate: feed.Url.OfferFirst(link.Address, value.Rank + link.Detour); break;
            case LinkKind.Self: feed.Self ??= link.Address; break;
            case LinkKind.Hub: feed.Hub ??= link.Address; break;
            default: break;
        }
    }

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static TimeSpan? Period(string text) => text.ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => null,
    };
}
