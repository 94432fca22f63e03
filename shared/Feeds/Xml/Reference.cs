using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace NewsPipeline.Feeds.Xml;

/// <summary>
/// Character references: numbers, and the names of XML and HTML with their semicolon. Those that a document declares for
/// itself are written out before (<see cref="DeclaredEntities"/>) or left as they stand.
/// </summary>
internal static class Reference
{
    private const int LongestName = 32;
    private const string Digits = "0123456789";
    private const string HexDigits = "0123456789abcdefABCDEF";
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    // Numbers 128 to 159 mean windows-1252, as in every browser.
    private const string Western =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Resolves the reference at the start of a text that begins with an ampersand.</summary>
    /// <param name="written">How many characters came into the destination, which may be the same memory.</param>
    /// <returns>How many characters the reference had; 1 where the ampersand is no reference and stands for itself.</returns>
    public static int Resolve(ReadOnlySpan<char> text, Span<char> destination, out int written)
    {
        var common = Common(text);
        if (common != default)
        {
            destination[0] = common.Value;
            written = 1;
            return common.Length;
        }

        var used = text.Length > 2 && text[1] == '#' ? Numeric(text, destination, out written) : Named(text, destination, out written);
        if (used == 0)
        {
            destination[0] = '&';
            written = used = 1;
        }

        return used;
    }

    private static (char Value, int Length) Common(ReadOnlySpan<char> text) => text switch
    {
        ['&', 'l', 't', ';', ..] => ('<', 4),
        ['&', 'g', 't', ';', ..] => ('>', 4),
        ['&', 'a', 'm', 'p', ';', ..] => ('&', 5),
        ['&', 'q', 'u', 'o', 't', ';', ..] => ('"', 6),
        ['&', 'a', 'p', 'o', 's', ';', ..] => ('\'', 6),
        ['&', 'n', 'b', 's', 'p', ';', ..] => ('\u00A0', 6),

        // XHTML's, of which HTML 5 made others: feeds are XML.
        ['&', 'l', 'a', 'n', 'g', ';', ..] => ('\u2329', 6),
        ['&', 'r', 'a', 'n', 'g', ';', ..] => ('\u232A', 6),
        _ => default,
    };

    private static int Numeric(ReadOnlySpan<char> text, Span<char> destination, out int written)
    {
        var isHex = (text[2] | 0x20) == 'x';
        var from = isHex ? 3 : 2;
        var digits = text[from..];
        var length = digits.IndexOfAnyExcept(isHex ? HexDigits : Digits);
        length = length < 0 ? digits.Length : length;
        written = 0;
        if (length == 0)
        {
            return 0;
        }

        var code = int.TryParse(digits[..length], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;
        written = Write(code, destination);
        return from + length + (length < digits.Length && digits[length] == ';' ? 1 : 0);
    }

    private static int Write(int code, Span<char> destination) => code switch
    {
        > 0 and < 0x20 and not ('\t' or '\n' or '\r') => 0,
        >= 0x80 and <= 0x9F => new Rune(Western[code - 0x80]).EncodeToUtf16(destination),
        _ => (code > 0 && Rune.IsValid(code) ? new Rune(code) : Rune.ReplacementChar).EncodeToUtf16(destination),
    };

    private static int Named(ReadOnlySpan<char> text, Span<char> destination, out int written)
    {
        written = 0;
        var end = text[1..Math.Min(text.Length, LongestName + 2)].IndexOfAnyExcept(NameCharacters) + 1;
        if (end <= 1 || text[end] != ';' || HtmlEntityProvider.Resolver.GetSymbol(text[1..(end + 1)].ToString()) is not { Length: > 0 } symbol)
        {
            return 0;
        }

        symbol.CopyTo(destination);
        written = symbol.Length;
        return end + 1;
    }
}
