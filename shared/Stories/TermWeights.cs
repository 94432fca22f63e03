using NewsPipeline.Stories.Words;

namespace NewsPipeline.Stories;

/// <summary>
/// How much a word tells: the rarer the more (inverse document frequency), from the news at large and from the articles on the desk.
/// In whole numbers, so that sums do not depend on their order.
/// </summary>
internal sealed class TermWeights
{
    /// <summary>Fixed point.</summary>
    public const int One = 32;

    /// <summary>An article on the desk counts as much as this many stretches of the news at large.</summary>
    private const double OwnReading = 4;

    private readonly Dictionary<int, int> counts = [];
    private int articles;

    /// <summary>Added to every count: a word never met is not infinitely telling, it may be a slip.</summary>
    private const double Unknown = 10;

    public static int BeforeReading(int term) => Weight(Rarity.Stretches + Unknown, Rarity.Count(term) + Unknown);

    public int Of(int term) => Weight(
        Rarity.Stretches + Unknown + OwnReading * articles,
        Rarity.Count(term) + Unknown + OwnReading * counts.GetValueOrDefault(term));

    public void Add(ArticlePrint print)
    {
        articles++;
        foreach (var term in print.Terms)
        {
            counts[term.Id] = counts.GetValueOrDefault(term.Id) + 1;
        }
    }

    public void Remove(ArticlePrint print)
    {
        articles--;
        foreach (var term in print.Terms)
        {
            if (counts[term.Id] == 1)
            {
                counts.Remove(term.Id);
            }
            else
            {
                counts[term.Id]--;
            }
        }
    }

    /// <summary>The root keeps a few rare words from outweighing all the others: well-known actors make news too.</summary>
    private static int Weight(double all, double with) => (int)Math.Round(One * Math.Sqrt(Math.Log(all / with)));
}
