using NewsPipeline.Contracts;

namespace NewsPipeline.Demands;

internal static class SpanExtensions
{
    private const string Edges = " \t\n\u00a0,;:\"“”«»„`'’‘()[]—–-";

    public static string In(this Span span, string text) => text[span.Start..span.End];

    public static bool Overlaps(this Span span, Span other) => span.Start < other.End && other.Start < span.End;

    public static bool Contains(this Span span, Span other) => span.Start <= other.Start && other.End <= span.End;

    /// <summary>Without white space, quotation marks, commas and full stops at its edges; the stop of an abbreviation stays ("the U.S.").</summary>
    public static Span Trimmed(this Span span, string text)
    {
        var (start, end) = span;
        while (start < end && (Edges.Contains(text[start]) || text[start] == '.'))
        {
            start++;
        }

        while (end > start && (Edges.Contains(text[end - 1]) || (text[end - 1] is '.' or '!' or '?' && !IsAbbreviation(text, start, end - 1))))
        {
            end--;
        }

        return new(start, end);
    }

    private static bool IsAbbreviation(string text, int start, int stop) =>
        text[stop] == '.' && stop - 2 >= start && char.IsUpper(text[stop - 1]) && text[stop - 2] == '.';
}
