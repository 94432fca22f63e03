namespace NewsPipeline.Language.Tests;

public sealed class PassageTests
{
    [Theory]
    [InlineData("It rained. Russia demands that Ukraine leave. It rained again.", "demands", "Russia demands that Ukraine leave.")]
    [InlineData("A title\n\nMr. Lavrov of the U.S. demands it! Who knows?", "demands", "Mr. Lavrov of the U.S. demands it!")]
    [InlineData("He left. “Iran must let inspectors in,” she said. Then silence", "must", "“Iran must let inspectors in,” she said.")]
    [InlineData("He said: “We demand peace.” They left.", "demand", "He said: “We demand peace.”")]
    [InlineData("They met at 3 p.m. on Monday. He said “We must talk.” and left. She stayed.", "met", "They met at 3 p.m. on Monday.")]
    [InlineData("They met. He asked “Must we talk?” and left. She stayed.", "Must", "He asked “Must we talk?” and left.")]
    [InlineData("no stop here", "stop", "no stop here")]
    public void The_sentence_around_a_stretch(string text, string stretch, string expected)
    {
        var start = text.IndexOf(stretch, StringComparison.Ordinal);
        Assert.Equal(expected, Passage.Around(text, start, start + stretch.Length));
    }

    [Fact]
    public void A_sentence_without_end_is_cut() =>
        Assert.Equal(601, Passage.Around(new string('x', 5000), 0, 5000).Length);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    public void The_edges_of_a_text_are_no_trouble(int start, int end) => Assert.Equal("Peace", Passage.Around("Peace", start, end));

    [Fact]
    public void An_empty_text_gives_an_empty_passage() => Assert.Equal("", Passage.Around("", 0, 0));
}
