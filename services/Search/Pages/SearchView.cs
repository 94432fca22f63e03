using NewsPipeline.Search.Asking;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Pages;

/// <summary>What the search page shows: the answer in one of three forms, or why there is none.</summary>
/// <param name="Filters">Those in force, without empty ones, cursor and size; where they make no question, as the reader gave them.</param>
public sealed record SearchView(IReadOnlyList<KeyValuePair<string, string?>> Filters, string Show)
{
    private const int LeadDemandsShown = 4;

    public Page<ArticleView>? Articles { get; init; }

    public Page<StoryView>? Stories { get; init; }

    public Page<DemandView>? Demands { get; init; }

    /// <summary>On the front page: the most carried demands of its first story.</summary>
    public IReadOnlyList<DemandView> LeadDemands { get; init; } = [];

    public Facets? Facets { get; init; }

    public string? Problem { get; init; }

    /// <summary>Matches on a page, where the reader chose it.</summary>
    public string? Size { get; init; }

    /// <summary>Nothing was asked: the front page.</summary>
    public bool IsFront { get; init; }

    public long Total => Articles?.Total ?? Demands?.Total ?? Stories?.Total ?? 0;

    public string? Next => Articles is { } articles ? articles.Next : Demands is { } demands ? demands.Next : Stories?.Next;

    public IReadOnlyList<Suggestion> DidYouMean => Articles?.DidYouMean ?? Demands?.DidYouMean ?? Stories?.DidYouMean ?? [];

    public string? this[string filter] => Filters.FirstOrDefault(pair => pair.Key == filter).Value;

    /// <summary>The filters with this one changed, or dropped.</summary>
    public IEnumerable<KeyValuePair<string, string?>> With(string filter, string? value)
    {
        var others = Filters.Where(pair => pair.Key != filter);
        return value is null ? others : others.Append(KeyValuePair.Create(filter, (string?)value));
    }

    /// <summary>Null on the last page.</summary>
    public string? NextAddress =>
        Next is null ? null : Links.Search(With("cursor", Next).Append(KeyValuePair.Create("size", Size)), Show);

    public static async Task<SearchView> AskAsync(
        IQueryCollection query, string show, IArticleStore store, CancellationToken cancellation)
    {
        var view = Begin(query, show);
        try
        {
            var values = Questions.Values(query, Parameters.OfLists);
            var question = Questions.Of(values, Parameters.OfLists);
            return view.IsFront
                ? await view.FrontAsync(store, cancellation)
                : await (view with { Filters = InForce(values) }).AnswerAsync(question, store, cancellation);
        }
        catch (BadQuestionException e)
        {
            return view with { Problem = e.Message, IsFront = false };
        }
    }

    private static SearchView Begin(IQueryCollection query, string show)
    {
        var filters = Parameters.Filters
            .Select(parameter => KeyValuePair.Create(parameter.Name, query[parameter.Name].FirstOrDefault()?.Trim()))
            .Where(pair => !string.IsNullOrEmpty(pair.Value))
            .ToList();
        var isFront = filters.Count == 0 && show == Shown.Articles && !query.ContainsKey("cursor");
        return new SearchView(filters, show) { IsFront = isFront, Size = query["size"].FirstOrDefault() };
    }

    private static List<KeyValuePair<string, string?>> InForce(IReadOnlyDictionary<string, string> values) =>
        [.. Parameters.Filters.Where(filter => values.ContainsKey(filter.Name)).Select(filter => KeyValuePair.Create(filter.Name, (string?)values[filter.Name]))];

    private async Task<SearchView> FrontAsync(IArticleStore store, CancellationToken cancellation)
    {
        var stories = await store.StoriesAsync(new Question { Size = 12 }, cancellation);
        return this with
        {
            Stories = stories,
            Demands = await store.DemandsAsync(new Question { Size = 10 }, cancellation),
            LeadDemands = stories.Items is [var lead, ..] ? await MostCarriedAsync(lead, store, cancellation) : [],
        };
    }

    private static async Task<IReadOnlyList<DemandView>> MostCarriedAsync(StoryView story, IArticleStore store, CancellationToken cancellation)
    {
        var demands = await store.DemandsAsync(new Question { Story = story.Id, Size = Question.LargestSize }, cancellation);
        return [.. demands.Items.OrderByDescending(demand => demand.Outlets).ThenBy(demand => demand.FirstAt).Take(LeadDemandsShown)];
    }

    private async Task<SearchView> AnswerAsync(Question question, IArticleStore store, CancellationToken cancellation) => this with
    {
        Articles = Show == Shown.Articles ? await store.ArticlesAsync(question, cancellation).WithSuggestionsAsync(question, store, cancellation) : null,
        Demands = Show == Shown.Demands ? await store.DemandsAsync(question, cancellation).WithSuggestionsAsync(question, store, cancellation) : null,
        Stories = Show == Shown.Stories ? await store.StoriesAsync(question, cancellation).WithSuggestionsAsync(question, store, cancellation) : null,
        Facets = await store.FacetsAsync(question, cancellation),
    };
}
