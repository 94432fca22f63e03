using NewsPipeline.Storage;

namespace NewsPipeline.Search.Asking;

/// <summary>An empty list says whom the question probably meant, where nobody in the store bears a name in it.</summary>
internal static class Suggestions
{
    private static readonly (string Filter, Func<Question, string?> Value, Func<string, Question> Alone)[] Names =
    [
        ("issuer", question => question.Issuer, name => new Question { Issuer = name }),
        ("addressee", question => question.Addressee, name => new Question { Addressee = name }),
        ("entity", question => question.Entity, name => new Question { Entity = name }),
    ];

    public static async Task<Page<T>> WithSuggestionsAsync<T>(this Task<Page<T>> asked, Question question, IArticleStore store, CancellationToken cancellation)
    {
        var page = await asked;
        return page.Total > 0 ? page : page with { DidYouMean = await ForAsync(question, store, cancellation) };
    }

    private static async Task<IReadOnlyList<Suggestion>?> ForAsync(Question question, IArticleStore store, CancellationToken cancellation)
    {
        List<Suggestion> suggestions = [];
        foreach (var (filter, value, alone) in Names)
        {
            if (value(question) is { } name
                && (await store.ArticlesAsync(alone(name) with { Size = 1 }, cancellation)).Total == 0
                && await store.NamesNearAsync(name, cancellation) is { Count: > 0 } near)
            {
                suggestions.Add(new(filter, name, near));
            }
        }

        return suggestions.Count > 0 ? suggestions : null;
    }
}
