namespace NewsPipeline.Stories;

/// <param name="Pull">Weight times the word's rarity on the desk times its rarity at large.</param>
internal readonly record struct QuestionTerm(int Id, int Weight, TermKind Kind, long Pull);

/// <summary>An article about to be placed: its words weighed by what is rare on the desk at this moment.</summary>
internal sealed class Question
{
    private readonly TermWeights weights;

    public Question(ArticlePrint print, TermWeights weights)
    {
        this.weights = weights;
        Print = print;
        Terms = new QuestionTerm[print.Terms.Length];
        var square = 0.0;
        for (var at = 0; at < Terms.Length; at++)
        {
            var term = print.Terms[at];
            var rarity = weights.Of(term.Id);
            Terms[at] = new(term.Id, term.Weight, term.Kind, (long)term.Weight * rarity * TermWeights.BeforeReading(term.Id));
            square += (double)term.Weight * rarity * term.Weight * rarity;
            TitleSquare += term.Kind.HasFlag(TermKind.InTitle) ? Match.AtLarge(term.Id) : 0;
        }

        Length = Math.Sqrt(square);
    }

    public ArticlePrint Print { get; }

    public QuestionTerm[] Terms { get; }

    public double Length { get; }

    /// <summary>Square of the length of the title's words, each counted once.</summary>
    public double TitleSquare { get; }

    /// <summary>The same question about another article.</summary>
    public Question For(ArticlePrint other) => new(other, weights);

    public IEnumerable<QuestionTerm> Telling(int most) => Terms.Length <= most ? Terms : Terms.OrderByDescending(term => term.Pull).Take(most);
}
