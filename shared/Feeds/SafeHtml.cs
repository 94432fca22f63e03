using Ganss.Xss;
using NewsPipeline.Feeds.Html;

namespace NewsPipeline.Feeds;

/// <summary>HTML of strangers made fit to show: what is not on our lists goes, links become absolute, nothing that could run survives.</summary>
public static class SafeHtml
{
    // Building and walking a tree costs stack by depth and time by size: beyond these the text alone is shown.
    private const int Deepest = 200;
    private const int Longest = 1 << 20;

    private static readonly HtmlSanitizer Sanitizer = Build();

    /// <param name="baseUrl">What relative links refer to.</param>
    public static string Clean(string html, string? baseUrl = null)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return html;
        }

        return html.Length > Longest || Nesting.Exceeds(html, Deepest)
            ? TextOnly(html)
            : Sanitizer.Sanitize(html, baseUrl ?? "").Trim();
    }

    private static string TextOnly(string html) =>
        string.Join('\n', PlainText.FromHtml(html).Split("\n\n").Select(paragraph => $"<p>{System.Net.WebUtility.HtmlEncode(paragraph)}</p>"));

    private static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = SafeHtmlPolicy.Elements,
            AllowedAttributes = SafeHtmlPolicy.Attributes,
            AllowedSchemes = SafeHtmlPolicy.Schemes,
            UriAttributes = SafeHtmlPolicy.AddressAttributes,
            AllowedCssProperties = new HashSet<string>(),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
        });
        sanitizer.KeepChildNodes = true;
        sanitizer.RemovingTag += (_, removing) => SafeHtmlPolicy.EmptyUnreadable(removing);
        return sanitizer;
    }
}
