namespace NewsPipeline.Feeds.Tests;

public class PlainTextTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("One<br>two<br/><br/>three", "One\ntwo\n\nthree")]
    [InlineData("  a \n  b&nbsp;c  ", "a b c")]
    [InlineData("a\n\nb\nc", "a\n\nb c")]
    [InlineData("<div><div><p>x</p></div></div>y", "x\n\ny")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "a\n\nb")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "a b")]
    [InlineData("a<b>b</b><i>c</i>d", "abcd")]
    [InlineData("x<script>if (a < b) { '</p>' }</script>y<STYLE>p{}</STYLE>z", "xyz")]
    [InlineData("x<!-- <p>no</p> -->y", "xy")]
    [InlineData("<p>x<!-- never closed</p><p>y</p>", "x\n\ny")]
    [InlineData("<a title=\"a > b\">link</a>", "link")]
    [InlineData("<p>AT&amp;T &lt;b&gt; &eacute;&#8217;&#x2014;&hellip; R&D</p>", "AT&T <b> é’—… R&D")]
    [InlineData("<p>1 < 2 and 3 > 2 <3</p>", "1 < 2 and 3 > 2 <3")]
    [InlineData("<xhtml:p>a</xhtml:p><xhtml:p>b</xhtml:p>", "a\n\nb")]
    [InlineData("<p>unclosed <b>tag", "unclosed tag")]
    [InlineData("<img src='x.png' alt='y'>", "")]
    [InlineData("", "")]
    public void Html_is_read_as_paragraphs(string html, string expected) => Assert.Equal(expected, PlainText.FromHtml(html));

    [Theory]
    [InlineData("<p>Envoys met in Istanbul.</p><p><a href='/1'>Norland urges calm</a></p><p>They meet again.</p>", "Envoys met in Istanbul.\n\nThey meet again.")]
    [InlineData("<p>» <a href='/1'>Norland urges calm</a></p><p>Envoys met in Istanbul on Tuesday.</p>", "Envoys met in Istanbul on Tuesday.")]
    [InlineData("<p>Envoys met in Istanbul on Tuesday, said an envoy.</p><ul><li><a>Norland urges calm</a></li><li><a>A tunnel</a></li></ul>", "Envoys met in Istanbul on Tuesday, said an envoy.")]
    [InlineData("Envoys met in Istanbul on Tuesday.<br><a>Norland</a> | <a>Westmark</a>", "Envoys met in Istanbul on Tuesday.")]
    [InlineData("<p>Envoys met in <a>Istanbul</a>.</p><p>See <a>the statement</a></p>", "Envoys met in Istanbul.\n\nSee the statement")]
    [InlineData("<p><a name='top'></a>Envoys met.</p><p>Said who?</p>", "Envoys met.\n\nSaid who?")]
    [InlineData("<p>Today:</p><p><a>Norland urges calm</a></p><p><a>Westmark reopens a tunnel</a></p>", "Today:\n\nNorland urges calm\n\nWestmark reopens a tunnel")]
    [InlineData("<p>Envoys met in Istanbul.</p><p><a href='/1'>Nobody closed this</p><p>and on it goes.</p>", "Envoys met in Istanbul.\n\nNobody closed this\n\nand on it goes.")]
    public void A_line_that_is_nothing_but_a_link_leads_to_another_article_and_is_left_out(string html, string expected) =>
        Assert.Equal(expected, PlainText.FromHtml(html));

    [Theory]
    [InlineData("<p>a</p>\n<p>b</p>", "a b")]
    [InlineData("List<T> and <b>bold</b>", "List<T> and bold")]
    [InlineData("AT&amp;T", "AT&T")]
    [InlineData(" a \n b ", "a b")]
    public void A_title_is_one_line(string html, string expected) => Assert.Equal(expected, PlainText.LineFromHtml(html));

    [FsCheck.Xunit.Property]
    public void No_html_makes_it_throw(string? html)
    {
        var text = PlainText.FromHtml("<p>" + html + "<b" + html + "&" + html);
        Assert.Equal(text.Trim(), text);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<a ")]
    [InlineData("<a href='")]
    [InlineData("<script>")]
    [InlineData("<!--")]
    [InlineData("<p>")]
    [InlineData("&")]
    [InlineData("</")]
    [InlineData("<a b=\"'>")]
    public void The_cost_grows_with_the_length_alone(string piece) =>
        Cost.IsLinear(length => PlainText.FromHtml(string.Concat(Enumerable.Repeat(piece, length / piece.Length))));
}
