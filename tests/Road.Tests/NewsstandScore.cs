namespace NewsPipeline.Road.Tests;

/// <summary>Each demand that was found stands for at most one that was made: the one with which it shares most articles, in words that are half the same.</summary>
internal sealed class NewsstandScore
{
    public NewsstandScore(List<ToldStory> gold, List<FoundStory> stories)
    {
        var made = gold.SelectMany(story => story.Demands).ToList();
        var found = stories.SelectMany(story => story.Demands).ToList();
        var order = gold.SelectMany(story => story.Articles.Index()).ToDictionary(article => article.Item, article => article.Index);
        var partners = Partners(made, found);

        // What meets a borderline carrier counts neither for nor against.
        var cells = made.SelectMany(demand => demand.Carriers.Where(carrier => !carrier.Optional), (demand, carrier) => (demand, carrier.Article)).ToHashSet();
        var claimed = found
            .SelectMany(demand => demand.Carriers, (demand, carrier) => (demand, carrier))
            .Where(claim => !made.Exists(demand => demand.Carriers.Exists(carrier => carrier.Optional && Meets(carrier, claim.carrier))))
            .ToList();
        Matrix = F1(claimed.Count(claim => partners.TryGetValue(claim.demand, out var demand) && cells.Contains((demand, claim.carrier.Article))), claimed.Count, cells.Count);

        var raised = claimed.GroupBy(claim => claim.demand, claim => claim.carrier.Article).ToList();
        Alerts = F1(raised.Count(alert => partners.TryGetValue(alert.Key, out var demand) && IsRight(demand, alert.Key, alert.MinBy(article => order[article])!)), raised.Count, made.Count);

        var answers = gold.SelectMany(story => story.Responses).SelectMany(answer => answer.Articles, (answer, article) => (answer, article)).ToList();
        var said = stories.SelectMany(story => story.Responses).ToList();
        Answers = F1(answers.Count(given => said.Exists(answer => Answered(given.answer, given.article, answer))), said.Count, answers.Count);

        bool IsRight(ToldDemand demand, FoundDemand alert, string first) =>
            Names(demand.Issuer, alert.Issuer?.Name) && demand.Carriers.Where(carrier => !carrier.Optional).OrderBy(carrier => order[carrier.Article]).Take(2).Any(carrier => carrier.Article == first);

        bool Answered(ToldAnswer given, string article, FoundAnswer answer) =>
            answer.Article == article && answer.Stance == given.Stance && Names(given.Actor, answer.Actor)
            && partners.Any(pair => pair.Key.Id == answer.Demand && pair.Value.Id == given.Demand);
    }

    /// <summary>F1 of demand × article.</summary>
    public double Matrix { get; }

    /// <summary>F1 of demands with the right issuer, raised by one of the first two articles that carry them.</summary>
    public double Alerts { get; }

    /// <summary>F1 of actor, stance, demand and article.</summary>
    public double Answers { get; }

    private static Dictionary<FoundDemand, ToldDemand> Partners(List<ToldDemand> made, List<FoundDemand> found)
    {
        var pairs =
            from told in made
            from demand in found
            let shared = told.Carriers.Count(carrier => demand.Carriers.Exists(other => Meets(carrier, other)))
            where shared > 0
            orderby shared descending
            select (demand, told);
        var partners = new Dictionary<FoundDemand, ToldDemand>();
        foreach (var (demand, told) in pairs)
        {
            if (!partners.ContainsValue(told))
            {
                partners.TryAdd(demand, told);
            }
        }

        return partners;
    }

    private static bool Meets(ToldCarrier told, FoundCarrier found)
    {
        var (left, right) = (Words(told.What), Words(found.What));
        return told.Article == found.Article && 2.0 * left.Intersect(right).Count() / (left.Count + right.Count) >= 0.5;
    }

    private static bool Names(IReadOnlyCollection<string?> accepted, string? name) =>
        name is null ? accepted.Contains(null) : accepted.Any(form => form is not null && (form.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(form, StringComparison.OrdinalIgnoreCase)));

    private static HashSet<string> Words(string text) => [.. text.ToLowerInvariant().Split([' ', ',', '.', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2)];

    private static double F1(int right, int claimed, int wanted) => claimed + wanted == 0 ? 0 : 2.0 * right / (claimed + wanted);
}
