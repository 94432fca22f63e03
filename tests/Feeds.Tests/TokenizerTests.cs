using System.Text;
using System.Xml;
using NewsPipeline.Feeds.Bytes;
using NewsPipeline.Feeds.Xml;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Feeds.Tests;

public class TokenizerTests
{
    [Fact]
    public void Well_formed_xml_falls_into_the_same_tokens_as_for_XmlReader()
    {
        var compared = 0;
        foreach (var name in Case.Names())
        {
            compared += Compare(Case.Bytes(name), name) ? 1 : 0;
        }

        Assert.True(compared > 20, $"only {compared} well-formed files");
    }

    [Fact]
    public void So_do_feeds_as_they_are_served()
    {
        var compared = Directory.EnumerateFiles(SharedFolder.Find("feeds/real")).Count(file => Compare(File.ReadAllBytes(file), file));
        Assert.True(compared > 30, $"only {compared} well-formed files");
    }

    [Theory]
    [InlineData("a < b", "text:a < b")]
    [InlineData("<a b='>'>x</a>", "start:a|b=> text:x close:a")]
    [InlineData("<a b=\"1><c>", "start:a|b=1 start:c")]
    [InlineData("<a <b>", "start:a start:b")]
    [InlineData("</a <b>", "close:a start:b")]
    [InlineData("<a/><a b=c/>", "empty:a empty:a|b=c")]
    [InlineData("x<![CDATA[<y>]]>z", "text:x cdata:<y> text:z")]
    [InlineData("<!-- a > b --><?x > ?><a>", "start:a")]
    [InlineData("<a", "")]
    [InlineData("<![CDATA[x", "")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"]>\">]><a>", "start:a")]
    public void What_is_not_well_formed_is_cut_as_it_was_meant(string xml, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ours(Encoding.UTF8.GetBytes(xml))));

    // False where XmlReader refuses the file.
    private static bool Compare(byte[] bytes, string name)
    {
        bytes = Transcoding.ToUtf8(bytes, contentType: null).ToArray();
        if (Theirs(bytes) is not { } theirs)
        {
            return false;
        }

        var ours = Ours(bytes);
        Assert.True(theirs.SequenceEqual(ours), $"{name}: {theirs.Zip(ours).FirstOrDefault(pair => pair.First != pair.Second)}");
        return true;
    }

    private static List<string> Ours(byte[] xml)
    {
        var found = new List<string>();
        var tokens = new Tokenizer(xml);
        while (tokens.Read())
        {
            Add(found, tokens.Kind switch
            {
                TokenKind.Start => (tokens.IsEmpty ? "empty:" : "start:") + Encoding.UTF8.GetString(tokens.Name) + Attributes(tokens.Attributes),
                TokenKind.Close => "close:" + Encoding.UTF8.GetString(tokens.Name),
                TokenKind.CData => "cdata:" + Encoding.UTF8.GetString(tokens.Text).ReplaceLineEndings("\n"),
                _ => "text:" + Raw(tokens.Text),
            });
        }

        return found;
    }

    private static string Raw(ReadOnlySpan<byte> text)
    {
        var builder = new StringBuilder();
        CharacterData.Append(builder, text, resolveReferences: true);
        return builder.ToString();
    }

    private static string Attributes(ReadOnlySpan<byte> attributes)
    {
        var text = new StringBuilder();
        var each = new TagAttributes(attributes);
        while (each.Read())
        {
            text.Append('|').Append(Encoding.UTF8.GetString(each.Name)).Append('=').Append(string.Join(' ', Raw(each.Value).Split('\n', '\t')));
        }

        return text.ToString();
    }

    private static List<string>? Theirs(byte[] xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, IgnoreComments = true, IgnoreProcessingInstructions = true, XmlResolver = null };
        var found = new List<string>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(xml)), settings);
            while (reader.Read())
            {
                if (Told(reader) is { } token)
                {
                    Add(found, token);
                }
            }
        }
        catch (XmlException)
        {
            return null;
        }

        return found;
    }

    // Blanks outside the root are of no interest to anyone.
    private static void Add(List<string> found, string token)
    {
        if (!token.StartsWith("text:", StringComparison.Ordinal) || token.AsSpan("text:".Length).Trim().Length > 0)
        {
            found.Add(token);
        }
    }

    private static string? Told(XmlReader reader) => reader.NodeType switch
    {
        XmlNodeType.Element => (reader.IsEmptyElement ? "empty:" : "start:") + reader.Name + Attributes(reader),
        XmlNodeType.EndElement => "close:" + reader.Name,
        XmlNodeType.CDATA => "cdata:" + reader.Value,
        XmlNodeType.Text or XmlNodeType.SignificantWhitespace => "text:" + reader.Value,
        _ => null,
    };

    private static string Attributes(XmlReader reader)
    {
        var text = new StringBuilder();
        while (reader.MoveToNextAttribute())
        {
            text.Append('|').Append(reader.Name).Append('=').Append(reader.Value);
        }

        reader.MoveToElement();
        return text.ToString();
    }
}
