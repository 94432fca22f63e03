using NewsPipeline.Demands.Network;

namespace NewsPipeline.Demands.Tests;

public sealed class WordPiecesTests
{
    private static readonly WordPieces Pieces = ReaderModel.Shared.Pieces;

    [Theory]
    [InlineData("Kyiv's demands", "Kyiv|'|s|demands")]
    [InlineData("naïve café", "naïve|café")]
    [InlineData("non-negotiable", "non|-|ne|go|tia|ble")]
    [InlineData("$1,500.50", "$|1|,|500|.|50")]
    [InlineData("🕊 peace", "🕊|peace")]
    [InlineData("snake_case", "snake|_|case")]
    [InlineData(" \n\t\u00a0", "")]
    public void A_text_is_cut_with_places_that_hold(string text, string pieces) =>
        Assert.Equal(pieces, string.Join('|', Pieces.Cut(text, 0, text.Length).Select(piece => text[piece.Start..piece.End])));

    [Fact]
    public void Places_count_in_the_whole_text()
    {
        const string text = "One. Two three.";
        Assert.Equal(["Two", "three", "."], Pieces.Cut(text, 5, text.Length).Select(piece => text[piece.Start..piece.End]));
    }

    [Theory]
    [InlineData("peace", LetterCase.Lower)]
    [InlineData("Peace", LetterCase.Capital)]
    [InlineData("UN", LetterCase.Capitals)]
    [InlineData("A", LetterCase.Capital)]
    [InlineData("2026", LetterCase.Digits)]
    [InlineData(",", LetterCase.None)]
    public void How_a_word_is_written_is_kept(string word, object written) => Assert.Equal(written, Pieces.Cut(word, 0, word.Length)[0].Case);
}
