using NewsPipeline.Contracts;
using NewsPipeline.Stories.Copies;

namespace NewsPipeline.Stories;

/// <summary>A word of an article: how much it counts there (fixed point, before rarity), and where it was seen.</summary>
internal readonly record struct PrintTerm(int Id, int Weight, TermKind Kind);

[Flags]
internal enum TermKind
{
    None = 0,
    InTitle = 1,
    Name = 2,
    Number = 4,
}

/// <summary>What the desk keeps of an article: its telling words and a sample of its word sequences. About a kilobyte.</summary>
internal sealed class ArticlePrint
{
    /// <param name="terms">Ascending by id.</param>
    public ArticlePrint(PrintTerm[] terms, Shingles shingles, DateTimeOffset foundAt, bool headlineOnly)
    {
        Terms = terms;
        Shingles = shingles;
        FoundAt = foundAt;
        HeadlineOnly = headlineOnly;
        Length = Math.Sqrt(terms.Sum(term => Square(term.Weight * (double)TermWeights.BeforeReading(term.Id))));
    }

    public PrintTerm[] Terms { get; }

    public Shingles Shingles { get; }

    public DateTimeOffset FoundAt { get; }

    public bool HeadlineOnly { get; }

    /// <summary>Of the vector of weights times rarity at large.</summary>
    public double Length { get; }

    public static ArticlePrint Of(Article article, Reading reading) => new(
        PrintTerms.Of(article.Title, article.Text, reading.Entities),
        Shingles.Of(article.Title, article.Text),
        article.FoundAt,
        PrintTerms.IsHeadlineOnly(article.Text));

    public byte[] ToBytes() => PrintBytes.Write(this);

    /// <exception cref="InvalidDataException">Written by another version of the desk, or damaged.</exception>
    public static ArticlePrint FromBytes(byte[] bytes) => PrintBytes.Read(bytes);

    private static double Square(double value) => value * value;
}
