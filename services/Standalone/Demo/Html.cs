using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace NewsPipeline.Standalone.Demo;

internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Escape(string text) => Encoder.Encode(text);

    public static string Of(IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(paragraph => $"<p>{Escape(paragraph)}</p>\n"));
}
