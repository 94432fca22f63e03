using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>Where a page ended, in a store's own words: opaque to whoever holds it, and bound to one list of one question.</summary>
internal static class Cursor
{
    private const byte Gap = (byte)'\n';

    /// <summary>What <see cref="For(string, Question, ReadOnlySpan{byte})"/> was given; null for a first page.</summary>
    /// <exception cref="BadQuestionException">It is garbled, or belongs to another question; or the size is out of range.</exception>
    public static byte[]? Of(string list, Question question) => Of(question.Size, question.Cursor, Mark(list, question));

    /// <inheritdoc cref="Of(string, Question)"/>
    public static byte[]? Of(ErrorQuestion question) => Of(question.Size, question.Cursor, Mark(question));

    public static string For(string list, Question question, ReadOnlySpan<byte> end) => For(Mark(list, question), end);

    public static string For(ErrorQuestion question, ReadOnlySpan<byte> end) => For(Mark(question), end);

    public static BadQuestionException Garbled() =>
        new("The cursor is not one that a page gave as its 'next'; leave it out to start from the first page.");

    private static byte[]? Of(int size, string? cursor, byte[] mark) => size is < 1 or > Question.LargestSize
        ? throw new BadQuestionException($"A page has 1 to {Question.LargestSize} items, not {size}.")
        : cursor is null ? null : Read(cursor, mark);

    private static string For(byte[] mark, ReadOnlySpan<byte> end) => Base64Url.EncodeToString([.. mark, Gap, .. end]);

    private static byte[] Read(string text, byte[] mark)
    {
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { } bytes || bytes.Length <= mark.Length || bytes[mark.Length] != Gap)
        {
            throw Garbled();
        }

        return bytes.AsSpan().StartsWith(mark)
            ? bytes[(mark.Length + 1)..]
            : throw new BadQuestionException("The cursor belongs to another question; leave it out to start from the first page.");
    }

    private static byte[] Mark(string list, Question question) => Mark(list, JsonSerializer.Serialize(question with { Cursor = null, Size = 1 }, Wire.Json));

    private static byte[] Mark(ErrorQuestion question) => Mark("errors", JsonSerializer.Serialize(question with { Cursor = null, Size = 1 }, Wire.Json));

    private static byte[] Mark(string list, string question) => Encoding.UTF8.GetBytes(Digest.Of(list, question));
}
