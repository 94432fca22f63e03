using System.Globalization;
using System.Text;

namespace NewsPipeline.Storage;

/// <summary>Where a page of errors ended.</summary>
/// <param name="LastAt">Of the last error shown, in milliseconds since 1970.</param>
internal sealed record ErrorPageEnd(long LastAt, string Id)
{
    private const char Gap = '\n';

    /// <summary>Null for a first page.</summary>
    public static ErrorPageEnd? Of(ErrorQuestion question) => Cursor.Of(question) is { } end ? Read(Encoding.UTF8.GetString(end)) : null;

    public static string CursorAfter(FiledError last, ErrorQuestion question) => Cursor.For(
        question,
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{last.LastAt.ToUnixTimeMilliseconds()}{Gap}{last.Id}")));

    private static ErrorPageEnd Read(string text) =>
        text.Split(Gap, 2) is [var lastAt, var id] && long.TryParse(lastAt, CultureInfo.InvariantCulture, out var milliseconds)
            ? new ErrorPageEnd(milliseconds, id)
            : throw Cursor.Garbled();
}
