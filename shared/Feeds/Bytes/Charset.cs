using System.Globalization;
using System.Text;

namespace NewsPipeline.Feeds.Bytes;

/// <summary>The names by which documents call their encodings.</summary>
internal static class Charset
{
    // IBM's national pages stand by their number and this in Windows' list.
    private const int NationalEbcdic = 20_000;

    // What the label says and what is meant differ for these (WHATWG Encoding): the wider one reads both.
    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["l1"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["ascii"] = "windows-1252",
        ["ansi"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["iso8859-9"] = "windows-1254",
        ["latin5"] = "windows-1254",
        ["latin7"] = "iso-8859-13",
        ["l7"] = "iso-8859-13",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["tis620"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gb_2312-80"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["gbk"] = "gb18030",
        ["cp936"] = "gb18030",
        ["euc-cn"] = "gb18030",
        ["euccn"] = "gb18030",
        ["ms936"] = "gb18030",
        ["shift-jis"] = "shift_jis",
        ["sjis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["ms_kanji"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["cp932"] = "shift_jis",
        ["ms932"] = "shift_jis",
        ["shiftjis"] = "shift_jis",
        ["s-jis"] = "shift_jis",
        ["mskanji"] = "shift_jis",
        ["eucjp"] = "euc-jp",
        ["ujis"] = "euc-jp",
        ["euc-kr"] = "ks_c_5601-1987",
        ["euckr"] = "ks_c_5601-1987",
        ["uhc"] = "ks_c_5601-1987",
        ["cp949"] = "ks_c_5601-1987",
        ["windows-949"] = "ks_c_5601-1987",
        ["ms949"] = "ks_c_5601-1987",
        ["ks-x-1001"] = "ks_c_5601-1987",
        ["ksx1001"] = "ks_c_5601-1987",
        ["big5-hkscs"] = "big5",
        ["big5hkscs"] = "big5",
        ["cp950"] = "big5",
        ["ms950"] = "big5",
        ["x-x-big5"] = "big5",
        ["utf8"] = "utf-8",
        ["utf_8"] = "utf-8",
        ["u8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["utf-8n"] = "utf-8",
        ["iso-10646-ucs-2"] = "utf-16",
        ["ucs-2"] = "utf-16",
        ["ucs2"] = "utf-16",
        ["u16"] = "utf-16",
        ["utf16"] = "utf-16",
        ["iso-10646-ucs-4"] = "utf-32",
        ["ucs-4"] = "utf-32",
        ["ucs4"] = "utf-32",
        ["csucs4"] = "utf-32",
        ["u32"] = "utf-32",
        ["utf32"] = "utf-32",
        ["mac"] = "macintosh",
        ["macroman"] = "macintosh",
        ["mac-roman"] = "macintosh",
        ["x-mac-roman"] = "macintosh",
        ["csmacintosh"] = "macintosh",
        ["maccentraleurope"] = "x-mac-ce",
        ["mac-centeuro"] = "x-mac-ce",
        ["maclatin2"] = "x-mac-ce",
        ["mac-latin2"] = "x-mac-ce",
        ["maciceland"] = "x-mac-icelandic",
        ["mac-iceland"] = "x-mac-icelandic",
        ["koi8"] = "koi8-r",
        ["koi8_r"] = "koi8-r",
        ["koi8_u"] = "koi8-u",
        ["johab"] = "johab",
        ["cspc775baltic"] = "ibm775",
        ["cspc850multilingual"] = "ibm850",
        ["cspcp852"] = "ibm852",
        ["cp-is"] = "ibm861",
        ["cp-gr"] = "ibm869",
        ["cspc862latinhebrew"] = "ibm862",
    };

    static Charset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Null where we know no such encoding.</summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim().Trim('"', '\'').Trim();
        return Known(name) ?? (name.Contains('_') ? Known(name.Replace('_', '-')) : null);
    }

    /// <summary>The same encoding, but it throws <see cref="DecoderFallbackException"/> where bytes are not in it.</summary>
    public static Encoding Strict(Encoding encoding) =>
        encoding is UpperHalf ? encoding : Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    public static string? OfHeader(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var value = contentType.AsSpan(at + "charset=".Length);
        var end = value.IndexOf(';');
        return (end < 0 ? value : value[..end]).Trim().ToString();
    }

    /// <summary>What an XML declaration near the start says, quoted or not.</summary>
    public static string? OfDeclaration(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 1024)];
        var start = head.IndexOf("<?xml"u8);
        var end = start < 0 ? -1 : head[start..].IndexOf((byte)'>');
        if (end < 0)
        {
            return null;
        }

        var declaration = Encoding.Latin1.GetString(head.Slice(start, end));
        var at = declaration.IndexOf("encoding", StringComparison.OrdinalIgnoreCase);
        var value = at < 0 ? "" : declaration[(at + "encoding".Length)..].TrimStart(' ', '\t', '\n', '\r', '=');
        return value is [('"' or '\'') and var quote, ..] ? value[1..].Split(quote)[0] : value.Split(' ', '?')[0] is { Length: > 0 } bare ? bare : null;
    }

    private static Encoding? Known(string name) =>
        ByName(Meant.GetValueOrDefault(name, name)) ?? UpperHalf.Find(name) ?? BySpelling(name.ToLowerInvariant());

    // Null also for what the platform knows and refuses: UTF-7.
    private static Encoding? ByName(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // "iso8859-5", "iso2022-jp", "mac-greek", "maccyrillic"
    private static Encoding? BySpelling(string lower) =>
        lower.StartsWith("iso8859-", StringComparison.Ordinal) ? ByName("iso-" + lower["iso".Length..])
        : lower.StartsWith("iso2022", StringComparison.Ordinal) ? ByName("iso-2022-" + lower["iso2022".Length..].TrimStart('-'))
        : lower.StartsWith("mac", StringComparison.Ordinal) ? ByName("x-mac-" + lower["mac".Length..].TrimStart('-'))
        : ByNumber(lower);

    // "cp1252", "ibm-850", "windows-1251", "x-cp20866", "437"
    private static Encoding? ByNumber(string lower)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["windows-", "windows", "cp-", "cp", "ibm-", "ibm", "x-cp", "csibm", ""])
        {
            if (lower.StartsWith(prefix, StringComparison.Ordinal) &&
                int.TryParse(lower.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var page))
            {
                return ByPage(page) ?? ByName($"IBM{page:000}") ?? ByPage(page + NationalEbcdic);
            }
        }

        return null;
    }

    private static Encoding? ByPage(int page)
    {
        try
        {
            return page is > 0 and < 65_000 or 65_001 ? Encoding.GetEncoding(page) : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
