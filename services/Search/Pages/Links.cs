using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Pages;

/// <summary>Addresses of our pages, and which addresses of others a page may link to.</summary>
internal static class Links
{
    public static string To(StoryId story) => $"/stories/{Uri.EscapeDataString(story.Value)}";

    public static string To(DemandId demand) => $"/demands/{Uri.EscapeDataString(demand.Value)}";

    public static string To(ArticleId article) => $"/articles/{Uri.EscapeDataString(article.Value)}";

    public static string Search(string filter, string? value, string show = Shown.Articles) =>
        Search([KeyValuePair.Create(filter, value)], show);

    public static string Search(IEnumerable<KeyValuePair<string, string?>> filters, string show = Shown.Articles) =>
        PlaceOf(show) + QueryString.Create(filters.Where(filter => filter.Value is not null));

    /// <summary>Where matches of this kind are listed.</summary>
    public static string PlaceOf(string show) => show == Shown.Articles ? "/" : $"/{show}";

    public static string To(ErrorId error) => $"/machine/errors/{Uri.EscapeDataString(error.Value)}";

    /// <summary>The next page of errors.</summary>
    public static string Errors(ErrorQuestion question, string cursor)
    {
        List<KeyValuePair<string, string?>> asked = [new("queue", question.Queue), new("reason", question.Reason), new("q", question.Text), new("cursor", cursor)];
        return "/machine" + QueryString.Create(asked.Where(filter => filter.Value is not null));
    }

    /// <summary>An outlet's address comes from outside: only what a browser fetches from the web is a link.</summary>
    public static string? Outside(Uri? url) =>
        url is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? url.AbsoluteUri : null;
}

/// <summary>What a search shows of its matches.</summary>
internal static class Shown
{
    public const string Articles = "articles";
    public const string Demands = "demands";
    public const string Stories = "stories";

    public static readonly IReadOnlyList<string> All = [Articles, Demands, Stories];
}
