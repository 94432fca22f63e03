using Microsoft.Extensions.Primitives;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Asking;

/// <summary>From a query string to a question. An empty value is no value: that is what an unfilled form field sends.</summary>
public static class Questions
{
    /// <summary>The question that this request asks of its endpoint; a name that the endpoint does not take is refused, not ignored.</summary>
    /// <exception cref="BadQuestionException">With one sentence naming the parameter, its value and what would be right.</exception>
    public static Question Asked(this HttpContext http) => Of(http.AskedValues(), Taken(http));

    /// <summary>The same by names, for an endpoint that asks another question than that of articles.</summary>
    /// <exception cref="BadQuestionException">As above.</exception>
    public static IReadOnlyDictionary<string, string> AskedValues(this HttpContext http)
    {
        var taken = Taken(http);
        foreach (var name in http.Request.Query.Keys.Where(name => taken.All(parameter => parameter.Name != name)))
        {
            throw new BadQuestionException(Unknown(name, taken));
        }

        return Values(http.Request.Query, taken);
    }

    public static Question Read(IQueryCollection query, IReadOnlyList<Parameter> taken) => Of(Values(query, taken), taken);

    /// <summary>What is asked for, by name of the parameter; filters within <c>q</c> as if they had been given beside it.</summary>
    public static IReadOnlyDictionary<string, string> Values(IQueryCollection query, IReadOnlyList<Parameter> taken)
    {
        var values = taken
            .Select(parameter => KeyValuePair.Create(parameter.Name, Value(parameter, query[parameter.Name])))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!);
        if (taken.Contains(Parameters.Typed) && values.Remove(Parameters.Typed.Name, out var q))
        {
            Spread(TypedQuestion.Read(q, Parameters.Fields), values);
        }

        return values;
    }

    public static Question Of(IReadOnlyDictionary<string, string> values, IReadOnlyList<Parameter> taken)
    {
        var question = taken.Aggregate(
            new Question(),
            (question, parameter) => values.TryGetValue(parameter.Name, out var text) ? parameter.Apply(question, text) : question);
        return question.After >= question.Before
            ? throw new BadQuestionException($"after must be earlier than before; {question.After:u} is not earlier than {question.Before:u}.")
            : question;
    }

    private static void Spread(TypedQuestion typed, Dictionary<string, string> values)
    {
        foreach (var (name, text) in typed.Filters)
        {
            if (!values.TryAdd(name, text) && !string.Equals(values[name], text, StringComparison.OrdinalIgnoreCase))
            {
                throw new BadQuestionException($"{name} may be given once; it is '{text}' within q and '{values[name]}' beside it.");
            }
        }

        if (typed.Words is { } words)
        {
            values.Add(Parameters.Typed.Name, words);
        }
    }

    private static string? Value(Parameter parameter, StringValues values)
    {
        var name = parameter.Name;
        var text = values.Count > 1
            ? throw new BadQuestionException($"{name} may be given once, not {values.Count} times.")
            : values.ToString().Trim();
        return text switch
        {
            "" => null,
            _ when text.Length > parameter.Longest => throw new BadQuestionException($"{name} may have {parameter.Longest} characters at most, not {text.Length}."),
            _ when text.Any(char.IsControl) => throw new BadQuestionException($"{name} must be one line of text without control characters."),
            _ => text,
        };
    }

    private static IReadOnlyList<Parameter> Taken(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Takes>()?.Parameters ?? Parameters.None;

    private static string Unknown(string name, IReadOnlyList<Parameter> taken)
    {
        var shown = name.Length > 40 ? name[..40] + "…" : name;
        return taken.Count == 0
            ? $"'{shown}' is not a parameter here: this address takes none."
            : $"'{shown}' is not a parameter here; there are {string.Join(", ", taken.Select(parameter => parameter.Name))}.";
    }
}
