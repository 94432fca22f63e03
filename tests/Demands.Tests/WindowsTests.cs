using NewsPipeline.Demands.Network;

namespace NewsPipeline.Demands.Tests;

public sealed class WindowsTests
{
    [Theory]
    [InlineData(10, 20, 15, 140, 3)]
    [InlineData(150, 150, 150)]
    [InlineData(400, 5)]
    [InlineData(1)]
    public void Every_piece_is_fresh_in_one_window_and_none_is_too_long(params int[] sentences)
    {
        var number = 0;
        var windows = Windows.Of(sentences.Select(length => Enumerable.Range(0, length).Select(_ => new Piece(number++, LetterCase.Lower, 0, 0)).ToList())).ToList();

        Assert.Equal(Enumerable.Range(0, number), windows.SelectMany(window => window.Pieces.Skip(window.Fresh)).Select(piece => piece.Id));
        Assert.All(windows, window => Assert.InRange(window.Pieces.Length, 1, ReaderModel.Longest));
    }

    [Fact]
    public void Sentences_before_are_context_and_nothing_else_is()
    {
        var windows = Windows.Of([Sentence(100), Sentence(60), Sentence(50)]).ToList();
        Assert.Equal([(100, 0), (110, 0)], windows.Select(window => (window.Pieces.Length - window.Fresh, window.Fresh)));

        windows = [.. Windows.Of([Sentence(120), Sentence(30), Sentence(50)])];
        Assert.Equal([(150, 0), (50, 30)], windows.Select(window => (window.Pieces.Length - window.Fresh, window.Fresh)));
    }

    [Fact]
    public void A_window_has_its_key_from_all_that_its_reading_depends_on()
    {
        Window[] windows =
        [
            new([new(1, LetterCase.Lower, 0, 1)], 0), new([new(1, LetterCase.Capital, 0, 1)], 0), new([new(2, LetterCase.Lower, 0, 1)], 0),
            new([new(1, LetterCase.Lower, 0, 1), new(2, LetterCase.Lower, 2, 3)], 1), new([new(1, LetterCase.Lower, 0, 1), new(2, LetterCase.Lower, 2, 3)], 0),
        ];
        Assert.Equal(windows.Length, windows.Select(window => window.Key).Distinct().Count());
        Assert.Equal(windows[0].Key, (windows[0] with { Pieces = [new(1, LetterCase.Lower, 70, 71)] }).Key);
    }

    private static List<Piece> Sentence(int length) => [.. Enumerable.Repeat(new Piece(7, LetterCase.Lower, 0, 1), length)];
}
