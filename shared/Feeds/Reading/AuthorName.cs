using System.Text.RegularExpressions;
using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>The name of who wrote it, out of what feeds put there: "name", "mail (name)", "name (mail)", "name &lt;mail&gt;", or an Atom person.</summary>
internal static partial class AuthorName
{
    private const int LongestLine = 1000;

    /// <summary>Null where there is neither name nor address.</summary>
    public static string? FromLine(string line)
    {
        line = line.Trim();
        if (line.Length == 0 || line.Length > LongestLine || !line.Contains('@'))
        {
            return line.Length == 0 ? null : PlainText.LineFromHtml(line);
        }

        var match = MailThenName().Match(line);
        match = match.Success ? match : NameThenMail().Match(line);
        return match.Success ? PlainText.LineFromHtml(match.Groups["name"].Value) : PlainText.LineFromHtml(line);
    }

    /// <summary>From an element with name, email and uri in it; null where it has none of these.</summary>
    public static string? FromPerson(ReadOnlySpan<byte> inner)
    {
        var (name, mail) = ((string?)null, (string?)null);
        var tokens = new Tokenizer(inner, isPart: true);
        var current = default(ReadOnlySpan<byte>);
        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case TokenKind.Start:
                    current = tokens.Name[(tokens.Name.IndexOf((byte)':') + 1)..];
                    break;
                case TokenKind.Close:
                    current = default;
                    break;
                case TokenKind.Text or TokenKind.CData when current.SequenceEqual("name"u8):
                    name = (name + Text(tokens)).Trim();
                    break;
                case TokenKind.Text or TokenKind.CData when current.SequenceEqual("email"u8):
                    mail = (mail + Text(tokens)).Trim();
                    break;
                default:
                    break;
            }
        }

        return string.IsNullOrEmpty(name) ? mail : PlainText.LineFromHtml(name);
    }

    private static string Text(in Tokenizer tokens) =>
        tokens.Kind == TokenKind.Text ? CharacterData.Decode(tokens.Text) : CharacterData.Verbatim(tokens.Text);

    [GeneratedRegex(@"^[^\s()<>@]+@[^\s()<>@]+\s*[(<]\s*(?<name>[^()<>]+?)\s*[)>]$", RegexOptions.ExplicitCapture)]
    private static partial Regex MailThenName();

    [GeneratedRegex(@"^(?<name>[^()<>]+?)\s*[(<]\s*(mailto:)?[^\s()<>@]+@[^\s()<>@]+\s*[)>]$", RegexOptions.ExplicitCapture)]
    private static partial Regex NameThenMail();
}
