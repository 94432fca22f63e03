using System.Text;
using System.Text.Unicode;
using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>The text of a field, with what its characters mean.</summary>
internal readonly record struct MarkupText(string Text, bool IsPlain)
{
    public bool IsEmpty => Text.Length == 0;

    public string Html => IsPlain ? Escape(Text) : Text;

    /// <summary>One line of plain text.</summary>
    public string Line => IsPlain ? PlainText.Line(Text) : PlainText.LineFromHtml(Text);

    public static string Escape(string text) =>
        text.AsSpan().ContainsAny('<', '&') ? text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;") : text;

    public static MarkupText Read(ReadOnlySpan<byte> xml, Extent extent, ReadOnlySpan<byte> attributes)
    {
        var kind = MarkupKinds.Of(attributes);
        if (extent.HasElements)
        {
            var hasType = kind == MarkupKind.Html && !attributes.IsEmpty && TagAttributes.TryFind(attributes, "type"u8, out _);
            var inner = InnerMarkup.Write(xml[extent.From..extent.To], kind == MarkupKind.Html && !hasType ? MarkupKind.Plain : kind);
            return new(kind == MarkupKind.Xml ? WithoutDiv(inner) : inner, IsPlain: false);
        }

        var text = Characters(xml, extent);
        return kind switch
        {
            MarkupKind.Base64 => Unpacked(text),
            MarkupKind.Xml => new(Escape(text), IsPlain: false),
            _ => new(text, kind == MarkupKind.Plain),
        };
    }

    /// <summary>Character data without elements: references resolved, blanks around it taken off.</summary>
    public static string Characters(ReadOnlySpan<byte> xml, Extent extent)
    {
        if (extent.Pieces <= 1 && !extent.HasElements)
        {
            var piece = xml[extent.PieceFrom..extent.PieceTo];
            return extent.PieceIsCData ? CharacterData.Verbatim(piece) : CharacterData.Decode(piece);
        }

        var text = new StringBuilder();
        var tokens = new Tokenizer(xml[extent.From..extent.To], isPart: true);
        while (tokens.Read())
        {
            if (tokens.Kind is TokenKind.Text or TokenKind.CData)
            {
                CharacterData.Append(text, tokens.Text, tokens.Kind == TokenKind.Text);
            }
        }

        return text.ToString().Trim();
    }

    // The div belongs to the Atom construct, not to what it holds (RFC 4287, 3.1.1.3).
    private static string WithoutDiv(string inner)
    {
        var end = inner.StartsWith("<div", StringComparison.OrdinalIgnoreCase) && inner.EndsWith("</div>", StringComparison.OrdinalIgnoreCase)
            ? inner.IndexOf('>')
            : -1;
        var isOnly = end > 0 && inner.IndexOf("<div", 4, StringComparison.Ordinal) < 0;
        return isOnly ? inner[(end + 1)..^"</div>".Length].Trim() : inner;
    }

    // Some say base64 of what is plainly text: then it is taken as text.
    private static MarkupText Unpacked(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Utf8.IsValid(bytes.AsSpan(0, length)) && !bytes.AsSpan(0, length).ContainsAnyInRange((byte)0, (byte)8)
            ? new(Encoding.UTF8.GetString(bytes, 0, length), IsPlain: false)
            : new(text, IsPlain: true);
    }
}
