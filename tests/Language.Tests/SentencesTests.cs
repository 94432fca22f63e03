namespace NewsPipeline.Language.Tests;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("Mr. Smith left. He was tired.", "Mr. Smith left.", "He was tired.")]
    [InlineData("The U.S. envoy spoke at 3.30 p.m. on Monday. Nobody came.", "The U.S. envoy spoke at 3.30 p.m. on Monday.", "Nobody came.")]
    [InlineData("“Leave,” he said. “Now.” They left.", "“Leave,” he said.", "“Now.”", "They left.")]
    [InlineData("A headline without a stop\n\nThe text begins.", "A headline without a stop", "The text begins.")]
    [InlineData("  \n It rained…  Then (again?) it rained. ", "It rained…", "Then (again?) it rained.")]
    [InlineData("No stop at all", "No stop at all")]
    [InlineData(" \n\n ")]
    public void A_text_is_cut_where_its_sentences_end(string text, params string[] sentences) =>
        Assert.Equal(sentences, Sentences.Of(text).Select(sentence => text[sentence.Start..sentence.End]));
}
