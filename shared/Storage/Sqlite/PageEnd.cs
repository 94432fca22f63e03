using System.Globalization;
using System.Text;

namespace NewsPipeline.Storage.Sqlite;

/// <param name="Seen">The store as it was when the first page was read; what arrived later is not in the list.</param>
/// <param name="Sort">Sort value of the last item shown.</param>
/// <param name="Id">Id of the last item shown.</param>
internal sealed record PageEnd(long Seen, long Sort, string Id)
{
    private const char Gap = '\n';

    /// <summary>Null for a first page.</summary>
    public static PageEnd? Of(string list, Question question) => Cursor.Of(list, question) is { } end ? Read(Encoding.UTF8.GetString(end)) : null;

    public string CursorFor(string list, Question question) =>
        Cursor.For(list, question, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Seen}{Gap}{Sort}{Gap}{Id}")));

    private static PageEnd Read(string text) =>
        text.Split(Gap, 3) is [var seen, var sort, var id]
        && long.TryParse(seen, CultureInfo.InvariantCulture, out var seenValue)
        && long.TryParse(sort, CultureInfo.InvariantCulture, out var sortValue)
            ? new PageEnd(seenValue, sortValue, id)
            : throw Cursor.Garbled();
}
