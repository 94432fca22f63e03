using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsPipeline.Road.Tests;

/// <summary>Lines of articles, spoiled: the same each time for the same number.</summary>
internal static class OddArticles
{
    private const int Seed = 20250517;
    private const int MostChanges = 6;
    private const int LongestPiece = 60;
    private const int LongestText = 3_000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Texts =
    [
        "Russia demands that Ukraine confirm its neutral status, Bloomberg reported. Kyiv rejected the demand. \"We insist on a ceasefire,\" President Zelensky said on Friday.",
        "The U.S. urged Iran's government to release Mr. Smith by May 16; otherwise, it said, sanctions worth $3.4 billion would follow. Tehran called that an ultimatum.",
        "俄罗斯和乌克兰代表团在伊斯坦布尔举行谈判，双方就停火问题交换了意见。俄方要求乌军撤出四个地区。",
        "停戦を求める声が高まっている。両国の代表団は東京で会談した。",
        "ผู้แทนรัสเซียและยูเครนเจรจาที่อิสตันบูล โดยเรียกร้องให้หยุดยิงทันที",
        "Россия требует от Украины вывести войска. Киев ответил отказом, сообщает Reuters.",
        "دعت إيران الولايات المتحدة إلى رفع العقوبات فوراً. رفضت واشنطن الطلب.",
        "• First, withdraw.\n• Second: \"pay\" — or else…\n\n- must not exceed 3,400 km²\n\nIf not, then no deal.",
    ];

    private static readonly string[] Pieces =
    [
        " ", "\n", "\n\n", "\t", "\r\n", "\0", "\u0001", "\u007f", "\u0085", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u2028", "\ufeff", "\ufffd", "\uffff", "e\u0301", "\u0301", "😀", "👩\u200d👩\u200d👧", "🇺🇦",
        ".", "...", "…", "!?", ",", ";", ":", "-", "–", "—", "_", "'", "’", "'s", "’s", "\"", "“", "”", "«", "(", ")", "[", "•", "&", "$", "%", "#", "@", "/", "\\", "<b>", "&amp;", "http://x.y/z?a=b", "@user", "U.S.", "U.N.", "a.m.", "Mr.", "No.",
        "0", "1,2,3", "3.4.5", "²", "½", "Ⅷ", "٣", "1st", "-1", "1e309", "A", "I", "x", "ß", "İ", "ı", "ǅ", "ﬁ", "ﷺ", "中", "ア", "가", "ก", "demand", "demands that", "must", "if", "unless", "or", "not", "to", "by", "of", "the", "by Friday", "said", "Russia", "Kyiv", "the Kremlin", "al-Assad",
        "rejects", "called on", "in exchange for", "otherwise", "who", "whose", "that", "urged", "insisted on", "no", "never", "and",
    ];

    private static readonly string[] Values =
    [
        "null", "1", "-0.0", "1e999", "true", "[]", "{}", "\"\"", "\" \"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"x\"", "\"0001-01-01T00:00:00+14:00\"", "\"0001-01-01T00:00:00\"", "\"9999-12-31T23:59:59.9999999-14:00\"",
        "\"2025-02-30T00:00:00Z\"", "\"2025-05-16\"", "\"/relative\"", "\"http://\"", "\"http://a/\"", "\"ftp://a/b\"", "\"http://[::1]:99999/\"", "\"http://xn--a/\"", "\"http://ex\\u00admple.org/\"", "\"http://\\ud83d\\ude00.org/?q=%zz#\"", "\"mailto:a@b.c\"", "\"javascript:1\"",
        "\"http://u:p@h.example:80/a?utm_source=x&b\"", "\"http://a..b/\"", "\"http://1.1/\"", "\"c:\\\\x\"", "\"zh\"", "\"en-\"",
    ];

    public static byte[] Line(int number)
    {
        var random = new Random(Seed + number);
        var line = new StringBuilder($"{{\"id\":\"a{number}\"");
        foreach (var name in new[] { "title", "text" }.Where(_ => random.Next(8) > 0))
        {
            line.Append($",\"{name}\":{JsonSerializer.Serialize(Text(random), Readable)}");
        }

        foreach (var name in new[] { "id", "outlet", "title", "text", "publishedAt", "language", "url", "other" }.Where(_ => random.Next(16) == 0))
        {
            line.Append($",\"{name}\":{Values[random.Next(Values.Length)]}");
        }

        var bytes = Encoding.UTF8.GetBytes(line.Append('}').ToString());
        return random.Next(8) > 0 ? bytes : Spoil([.. bytes], random);
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder(Texts[random.Next(Texts.Length)]);
        for (var left = random.Next(MostChanges + 1); left > 0; left--)
        {
            Change(text, random);
        }

        return text.ToString(0, Math.Min(text.Length, LongestText));
    }

    private static void Change(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(LongestPiece), text.Length - at);
        var piece = Pieces[random.Next(Pieces.Length)];
        switch (random.Next(7))
        {
            case 0: text.Remove(at, length); break;
            case 1: text.Remove(at, text.Length - at); break;
            case 2: text.Insert(at, text.ToString(at, length)); break;
            case 3: text.Insert(at, piece, random.Next(1, LongestPiece)); break;
            case 4: text.Insert(random.Next(text.Length + 1), Texts[random.Next(Texts.Length)]); break;
            case 5: text.Replace(" ", random.Next(2) == 0 ? "" : piece, at, length); break;
            default: text.Insert(at, piece); break;
        }
    }

    /// <summary>As a file that was cut, or not written as UTF-8.</summary>
    private static byte[] Spoil(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(3))
        {
            case 0: bytes[at] = (byte)random.Next(256); break;
            case 1: bytes.RemoveRange(at, bytes.Count - at); break;
            default: bytes.Insert(at, (byte)random.Next(256)); break;
        }

        return [.. bytes];
    }
}
