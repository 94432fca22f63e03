using NewsPipeline.Search.Asking;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Pages;

/// <summary>What the search page shows: the answer in one of three forms, or why there is none.</summary>
/// <param name="Filters">As the reader gave them, without empty ones, cursor and size.</param>
public sealed record SearchView(IReadOnlyList<KeyValuePair<string, string?>> Filters, string Show)
{
    public Page<ArticleView>? Articles { get; init; }

    public Page<StoryView>? Stories { get; init; }

    public Page<DemandView>? Demands { get; init; }

    public Facets? Facets { get; init; }

    public string? Problem { get; init; }

    /// <summary>Nothing was asked: the front page.</summary>
    public bool IsFront { get; init; }

    public long Total => Articles?.Total ?? Demands?.Total ?? Stories?.Total ?? 0;

    public string? Next => Articles is { } articles ? articles.Next : Demands is { } demands ? demands.Next : Stories?.Next;

    public string? this[string filter] => Filters.FirstOrDefault(pair => pair.Key == filter).Value;

    /// <summary>The filters with this one changed, or dropped.</summary>
    public IEnumerable<KeyValuePair<string, string?>> With(string filter, string? value)
    {
        var others = Filters.Where(pair => pair.Key != filter);
        return value is null ? others : others.Append(KeyValuePair.Create(filter, (string?)value));
    }

    public static async Task<SearchView> AskAsync(IQueryCollection query, IArticleStore store, CancellationToken cancellation)
    {
        var view = Begin(query);
        try
        {
            var question = Questions.Read(query, Parameters.OfLists);
            return view.IsFront
                ? await view.FrontAsync(store, cancellation)
                : await view.AnswerAsync(question, store, cancellation);
        }
        catch (BadQuestionException e)
        {
            return view with { Problem = e.Message, IsFront = false };
        }
    }

    private static SearchView Begin(IQueryCollection query)
    {
        var filters = Parameters.Filters
            .Select(parameter => KeyValuePair.Create(parameter.Name, query[parameter.Name].FirstOrDefault()?.Trim()))
            .Where(pair => !string.IsNullOrEmpty(pair.Value))
            .ToList();
        var show = Shown.All.FirstOrDefault(name => name == query["show"]);
        return new SearchView(filters, show ?? Shown.Articles) { IsFront = filters.Count == 0 && show is null && !query.ContainsKey("cursor") };
    }

    private async Task<SearchView> FrontAsync(IArticleStore store, CancellationToken cancellation) => this with
    {
        Stories = await store.StoriesAsync(new Question { Size = 12 }, cancellation),
        Demands = await store.DemandsAsync(new Question { Size = 10 }, cancellation),
    };

    private async Task<SearchView> AnswerAsync(Question question, IArticleStore store, CancellationToken cancellation) => this with
    {
        Articles = Show == Shown.Articles ? await store.ArticlesAsync(question, cancellation) : null,
        Demands = Show == Shown.Demands ? await store.DemandsAsync(question, cancellation) : null,
        Stories = Show == Shown.Stories ? await store.StoriesAsync(question, cancellation) : null,
        Facets = await store.FacetsAsync(question, cancellation),
    };
}
