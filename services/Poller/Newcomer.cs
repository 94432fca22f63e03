using System.Text.RegularExpressions;
using NewsPipeline.Contracts;
using NewsPipeline.Feeds;
using NewsPipeline.Feeds.Web;
using NewsPipeline.Storage;

namespace NewsPipeline.Poller;

/// <summary>
/// An item of a feed, recognised: what it is called on the road, whether it may set out, and what it says. Values in, values
/// out.
/// </summary>
/// <param name="Id">Of the article; of a refused item that has no identity, made up from its words so that it counts once.</param>
/// <param name="TextHash">Of the title and text as the feed offers them: the mark by which a change is noticed.</param>
public abstract partial record Newcomer(ArticleId Id, string TextHash)
{
    private const int LongestName = 200;
    private const int MostNames = 50;

    /// <param name="Title">One line, never empty.</param>
    /// <param name="Text">May still be replaced by what its page says.</param>
    public sealed record Welcome(ArticleId Id, string TextHash, FeedItem Item, Uri? Url, string Outlet, string Title, string Text)
        : Newcomer(Id, TextHash);

    /// <param name="Reason">One of <see cref="Refusal"/>.</param>
    public sealed record Refused(ArticleId Id, string TextHash, string Reason) : Newcomer(Id, TextHash);

    public FindingId FindingOf(string feed) => FindingId.From(feed, Id, TextHash);

    /// <param name="feed">Address of the feed, as configured.</param>
    /// <param name="outlet">Of the feed; the article's own address knows better where it has one.</param>
    public static Newcomer Recognise(FeedItem item, string feed, string outlet)
    {
        var text = Clean(item.Text);
        var title = Headline.From(item.Title, text);
        var hash = Digest.Of(title, text);
        var url = UrlOf(item);
        if (item.Url is not null && url is null)
        {
            return new Refused(ArticleId.FromGuid(feed, item.Guid ?? hash), hash, Refusal.BadAddress);
        }

        if (url is null && string.IsNullOrWhiteSpace(item.Guid))
        {
            return new Refused(ArticleId.FromGuid(feed, hash), hash, Refusal.NoIdentity);
        }

        var id = url is not null ? ArticleId.FromUrl(url) : ArticleId.FromGuid(feed, item.Guid!);
        return title.Length == 0
            ? new Refused(id, hash, Refusal.NoWords)
            : new Welcome(id, hash, item, url, url is null ? outlet : RegistrableDomain.Of(url.IdnHost), title, text);
    }

    /// <param name="newcomer">With the text that is to travel.</param>
    /// <param name="changed">It changed under our eyes: this text is known since now, whatever the outlet's clock says.</param>
    public static Article ToArticle(Welcome newcomer, string feed, DateTimeOffset foundAt, bool changed)
    {
        var item = newcomer.Item;
        var text = LongText.Cut(newcomer.Text, Article.LongestText);
        return new Article
        {
            Id = newcomer.Id,
            Outlet = newcomer.Outlet,
            Feed = feed,
            Url = newcomer.Url,
            Title = newcomer.Title,
            Text = text,
            Language = item.Language is { } language && LanguageTag().IsMatch(language) ? language : null,
            Authors = Names(item.Authors),
            Categories = Names(item.Categories),
            PublishedAt = item.PublishedAt,
            DateDoubtful = item.PublishedAt is { } published && Article.IsDoubtful(published, foundAt),
            FoundAt = foundAt,
            Revision = Revision.From(changed ? foundAt : KnownSince(item, foundAt), newcomer.Title, text),
        };
    }

    /// <summary>
    /// A text met for the first time has been known since the outlet changed it last, where it says so: so that a slower feed
    /// that still has an older text does not pass for the newer one.
    /// </summary>
    private static DateTimeOffset KnownSince(FeedItem item, DateTimeOffset foundAt) =>
        item.UpdatedAt is { } updated && updated > item.PublishedAt && updated < foundAt && !Article.IsDoubtful(updated, foundAt) ? updated : foundAt;

    private static Uri? UrlOf(FeedItem item) =>
        Uri.TryCreate(item.Url?.Trim(), UriKind.Absolute, out var url) ? CanonicalAddress.Of(url) : null;

    private static string[] Names(IEnumerable<string> names) =>
        [.. names.Select(Headline.OneLine).Where(name => name.Length is > 0 and <= LongestName).Distinct().Take(MostNames)];

    private static string Clean(string text) => Unprintable().Replace(text, "").Trim();

    [GeneratedRegex(@"[\x00-\x08\x0B-\x1F\x7F]")]
    private static partial Regex Unprintable();

    [GeneratedRegex("^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}$")]
    private static partial Regex LanguageTag();
}
