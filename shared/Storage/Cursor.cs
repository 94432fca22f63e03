using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>Where a page ended: opaque to whoever holds it, and bound to one list of one question.</summary>
/// <param name="Seen">The store as it was when the first page was read; what arrived later is not in the list.</param>
/// <param name="Sort">Sort value of the last item shown.</param>
/// <param name="Id">Id of the last item shown.</param>
internal sealed record Cursor(long Seen, long Sort, string Id)
{
    private const char Gap = '\n';

    /// <summary>Null for a first page.</summary>
    /// <exception cref="BadQuestionException">It is garbled, or belongs to another question; or the size is out of range.</exception>
    public static Cursor? Of(string list, Question question)
    {
        if (question.Size is < 1 or > Question.LargestSize)
        {
            throw new BadQuestionException($"A page has 1 to {Question.LargestSize} items, not {question.Size}.");
        }

        return question.Cursor is { } text ? Read(text, Mark(list, question)) : null;
    }

    public string For(string list, Question question) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark(list, question)}{Gap}{Seen}{Gap}{Sort}{Gap}{Id}")));

    private static Cursor Read(string text, string mark)
    {
        if (!Base64Url.IsValid(text)
            || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Gap, 4) is not [var owner, var seen, var sort, var id]
            || !long.TryParse(seen, CultureInfo.InvariantCulture, out var seenValue)
            || !long.TryParse(sort, CultureInfo.InvariantCulture, out var sortValue))
        {
            throw new BadQuestionException("The cursor is not one that a page gave as its 'next'; leave it out to start from the first page.");
        }

        return owner == mark
            ? new Cursor(seenValue, sortValue, id)
            : throw new BadQuestionException("The cursor belongs to another question; leave it out to start from the first page.");
    }

    private static string Mark(string list, Question question) =>
        Digest.Of(list, JsonSerializer.Serialize(question with { Cursor = null, Size = 1 }, Wire.Json));
}
