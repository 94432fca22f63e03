using System.Text.Json;
using NewsPipeline.Feeds.Dates;

namespace NewsPipeline.Feeds.Reading;

/// <summary>One item of a JSON Feed.</summary>
internal static class JsonItem
{
    private const int FromAuthors = 0;
    private const int FromAuthor = 1;

    public static FeedItem Read(ref Utf8JsonReader json, string? address)
    {
        var item = new ItemDraft();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "authors" when json.TokenType == JsonTokenType.StartArray: ReadAuthors(ref json, item); break;
                case "author": item.AddAuthor(JsonPerson.Name(ref json), FromAuthor); break;
                case "tags" when json.TokenType == JsonTokenType.StartArray: ReadTags(ref json, item); break;
                case "attachments" when json.TokenType == JsonTokenType.StartArray: JsonAttachments.Read(ref json, item, address); break;
                default: Take(item, name, JsonText.Read(ref json), address); break;
            }
        }

        return item.Finish();
    }

    private static void Take(ItemDraft item, string? name, string? value, string? address)
    {
        if (value is null)
        {
            return;
        }

        switch (name)
        {
            case "id": item.Id.Offer(value, 0); break;
            case "url": item.Url.Offer(Addresses.Resolve(value, address), 0); break;
            case "external_url": item.Url.Offer(Addresses.Resolve(value, address), 1); break;
            case "title": item.Title.Offer(PlainText.LineFromHtml(value), 0); break;
            case "content_html": item.AddContent(new MarkupText(value, IsPlain: false), 0, address); break;
            case "content_text": item.Text.Offer(value, 0); break;
            case "summary": item.AddSummary(new MarkupText(value, IsPlain: true), 0, address); break;
            case "language": item.Language.Offer(value, 0); break;
            case "date_published" when FeedDate.Parse(value) is { } date: item.Published.Offer(date, 0); break;
            case "date_modified" when FeedDate.Parse(value) is { } date: item.Updated.Offer(date, 0); break;
            default: break;
        }
    }

    private static void ReadAuthors(ref Utf8JsonReader json, ItemDraft item)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            item.AddAuthor(JsonPerson.Name(ref json), FromAuthors);
        }
    }

    private static void ReadTags(ref Utf8JsonReader json, ItemDraft item)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            item.AddCategory(JsonText.Read(ref json) is { } tag ? PlainText.LineFromHtml(tag) : null);
        }
    }
}
