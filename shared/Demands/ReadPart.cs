using NewsPipeline.Contracts;
using NewsPipeline.Demands.Network;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Title or text of an article with all that the network read in it.</summary>
internal sealed record ReadPart(Part Part, string Text, IReadOnlyList<ReadWindow> Windows)
{
    /// <summary>A title is read by itself: as context it would be taken for the sentence before the first.</summary>
    public static ReadPart Of(Part part, string text, WindowReader reader)
    {
        var sentences = Furniture.Without(text, Sentences.Of(text)).Select(sentence => reader.Pieces.Cut(text, sentence.Start, sentence.End));
        return new(part, text, [.. Demands.Windows.Of(sentences).Select(window => new ReadWindow(text, window, reader.Read(window)))]);
    }
}

/// <summary>A window where it stands.</summary>
internal sealed record ReadWindow(string Text, Window Window, WindowReading Reading)
{
    /// <summary>In whole words, also where the network stops at a part of one.</summary>
    public Span SpanOf(Stretch pieces)
    {
        var (start, end) = (Window.Pieces[pieces.First].Start, Window.Pieces[pieces.Last].End);
        while (start > 0 && char.IsLetterOrDigit(Text[start]) && char.IsLetterOrDigit(Text[start - 1]))
        {
            start--;
        }

        while (end < Text.Length && char.IsLetterOrDigit(Text[end - 1]) && char.IsLetterOrDigit(Text[end]))
        {
            end++;
        }

        return new(start, end);
    }

    public Span SpanOf(int piece) => SpanOf(new Stretch(piece, piece));

    public string WordsOf(Stretch pieces) => SpanOf(pieces).In(Text);
}
