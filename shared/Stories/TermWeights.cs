using NewsPipeline.Stories.Words;

namespace NewsPipeline.Stories;

/// <summary>
/// How much a word tells: the rarer the more (inverse document frequency), from the news at large and from the articles on the desk.
/// In whole numbers, so that sums do not depend on their order.
/// </summary>
internal sealed class TermWeights
{
    /// <summary>Fixed point: one unit of natural logarithm.</summary>
    public const int One = 32;

    /// <summary>An article on the desk counts as much as this many stretches of the news at large.</summary>
    private const double OwnReading = 4;

    private readonly Dictionary<int, int> counts = [];
    private int articles;

    public static int BeforeReading(int term) => Weight(Rarity.Stretches + 1, Rarity.Count(term) + 1);

    public int Of(int term) => Weight(
        Rarity.Stretches + 1 + OwnReading * articles,
        Rarity.Count(term) + 1 + OwnReading * counts.GetValueOrDefault(term));

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

    private static int Weight(double all, double with) => (int)Math.Round(One * Math.Log(all / with));
}
