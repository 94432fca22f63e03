using System.Text;
using NewsPipeline.Feeds.Html;
using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>Elements within a field, written out again as HTML: prefixes dropped, empty elements closed as HTML wants it.</summary>
internal static class InnerMarkup
{
    /// <param name="kind">What the character data between the elements is.</param>
    public static string Write(ReadOnlySpan<byte> inner, MarkupKind kind)
    {
        var html = new StringBuilder(inner.Length);
        var tokens = new Tokenizer(inner, isPart: true);
        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case TokenKind.Start:
                    WriteStart(html, tokens);
                    break;
                case TokenKind.Close:
                    html.Append("</").Append(Local(tokens.Name)).Append('>');
                    break;
                case TokenKind.Text:
                    CharacterData.Append(html, tokens.Text, resolveReferences: kind == MarkupKind.Html);
                    break;
                default:
                    WriteCData(html, tokens.Text, kind);
                    break;
            }
        }

        return html.ToString().Trim();
    }

    private static void WriteStart(StringBuilder html, in Tokenizer tokens)
    {
        var name = Local(tokens.Name);
        html.Append('<').Append(name).Append(Encoding.UTF8.GetString(tokens.Attributes).TrimEnd()).Append('>');
        if (tokens.IsEmpty && !HtmlNames.IsVoid(name))
        {
            html.Append("</").Append(name).Append('>');
        }
    }

    private static void WriteCData(StringBuilder html, ReadOnlySpan<byte> text, MarkupKind kind)
    {
        var verbatim = Encoding.UTF8.GetString(text);
        html.Append(kind == MarkupKind.Xml ? MarkupText.Escape(verbatim) : verbatim);
    }

    private static string Local(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name[(name.IndexOf((byte)':') + 1)..]);
}
