using System.Buffers;

namespace NewsPipeline.Feeds.Html;

/// <summary>
/// Collects text, collapses blanks, and keeps lines and paragraphs apart. Lines that are nothing but a link lead to other articles and are left
/// out, unless they are most of what there is. Never longer than the HTML it comes from.
/// </summary>
internal sealed class PlainTextWriter(int longest, bool isLine = false) : IDisposable
{
    private const string Breaks = "\n\n";
    private readonly char[] text = ArrayPool<char>.Shared.Rent(longest + Breaks.Length);
    private readonly LinkLines? links = isLine ? null : new();
    private int length;
    private Gap pending;

    private enum Gap
    {
        None,
        Blank,
        Line,
        Paragraph,
    }

    /// <summary>Only known elements count as tags.</summary>
    public bool IsLine => isLine;

    public void Blank() => Part(Gap.Blank);

    public void Line() => Part(pending == Gap.Line ? Gap.Paragraph : Gap.Line);

    public void Paragraph() => Part(Gap.Paragraph);

    public void Link(bool opens) => links?.Link(opens, length);

    public void Write(ReadOnlySpan<char> run)
    {
        while (!run.IsEmpty)
        {
            var end = 0;
            while (end < run.Length && !IsBlank(run[end]))
            {
                end++;
            }

            if (end > 0)
            {
                Append(run[..end]);
            }

            if (end < run.Length)
            {
                Blank();
                end++;
            }

            run = run[end..];
        }
    }

    public override string ToString() => links?.Without(text.AsSpan(0, length)) ?? new(text, 0, length);

    public void Dispose() => ArrayPool<char>.Shared.Return(text);

    private static bool IsBlank(char c) => c is <= ' ' or '\u0085' or '\u00A0' || (c > '\u1000' && char.IsWhiteSpace(c));

    private void Part(Gap gap) => pending = gap > pending ? (isLine ? Gap.Blank : gap) : pending;

    private void Append(ReadOnlySpan<char> word)
    {
        if (pending is Gap.Line or Gap.Paragraph)
        {
            links?.LineEnds(length);
        }

        if (length > 0 && pending != Gap.None)
        {
            var gap = pending switch { Gap.Blank => " ", Gap.Line => "\n", _ => Breaks };
            gap.CopyTo(text.AsSpan(length));
            length += gap.Length;
        }

        pending = Gap.None;
        word.CopyTo(text.AsSpan(length));
        length += word.Length;
        links?.Word(word);
    }
}
