namespace NewsPipeline.Language.Tests;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("Mr. Smith left. He was tired.", "Mr. Smith left.", "He was tired.")]
    [InlineData("The U.S. envoy spoke at 3.30 p.m. on Monday. Nobody came.", "The U.S. envoy spoke at 3.30 p.m. on Monday.", "Nobody came.")]
    [InlineData("“Leave,” he said. “Now.” They left.", "“Leave,” he said.", "“Now.”", "They left.")]
    [InlineData("A headline without a stop\n\nThe text begins.", "A headline without a stop", "The text begins.")]
    [InlineData("One line\nbroken in two.", "One line\nbroken in two.")]
    public void A_text_is_cut_where_its_sentences_end(string text, params string[] sentences) =>
        Assert.Equal(sentences, Sentences.Of(text).Select(sentence => sentence.ToString()));

    [Theory]
    [InlineData("Kyiv's U.N.-backed plan isn't dead.", "Kyiv", "'s", "U.N.-backed", "plan", "is", "n't", "dead", ".")]
    [InlineData("The U.N.'s bill: $1,500.50 (twice).", "The", "U.N.", "'s", "bill", ":", "$", "1,500.50", "(", "twice", ")", ".")]
    public void Words_are_cut_as_the_treebanks_do_except_at_hyphens(string text, params string[] words)
    {
        var sentence = Assert.Single(Sentences.Of(text));
        Assert.Equal(words, Enumerable.Range(0, sentence.Count).Select(i => sentence[i].Form));
    }

    [Fact]
    public void Tokens_stand_where_the_text_has_them()
    {
        const string text = "🕊 “Peace,” said\u00a0Zoë — twice.";
        foreach (var sentence in Sentences.Of(text))
        {
            Assert.All(Enumerable.Range(0, sentence.Count), i => Assert.Equal(sentence[i].Form, text[sentence[i].Start..sentence[i].End]));
        }
    }

    [Theory]
    [InlineData("The ministers demand a ceasefire.", 2, PennTag.VBP)]
    [InlineData("The demand was rejected.", 1, PennTag.NN)]
    [InlineData("They have rejected the offer.", 2, PennTag.VBN)]
    [InlineData("They rejected the offer.", 1, PennTag.VBD)]
    [InlineData("It cannot last.", 1, PennTag.MD)]
    public void Tags_follow_the_place_of_a_word(string text, int token, PennTag tag) =>
        Assert.Equal(tag, Assert.Single(Sentences.Of(text))[token].Tag);

    [Fact]
    public void A_sentence_that_never_ends_is_cut() =>
        Assert.All(
            Sentences.Of(string.Concat(Enumerable.Repeat("word ", 5000))),
            sentence => Assert.InRange(sentence.Count, 1, Sentences.LongestSentence + 1));
}
