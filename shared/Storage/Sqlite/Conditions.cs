namespace NewsPipeline.Storage.Sqlite;

/// <summary>A WHERE clause that grows: every value becomes a parameter.</summary>
internal sealed class Conditions
{
    private readonly List<string> terms = [];
    private readonly List<object?> values = [];

    public bool None => terms.Count == 0;

    public object?[] Values => [.. values];

    public override string ToString() => None ? "1" : string.Join(" AND ", terms);

    /// <summary>The parameter's name.</summary>
    public string Value(object? value)
    {
        values.Add(value);
        return $"${values.Count}";
    }

    public void And(string term) => terms.Add(term);

    /// <summary>Nothing where there is no value; <c>{0}</c> in the term stands for it.</summary>
    public void AndWhere(object? value, string term)
    {
        if (value is not null)
        {
            And(string.Format(null, term, Value(value)));
        }
    }

    /// <summary>Puts all that was said so far in the place of <c>{0}</c>.</summary>
    public void Wrap(string around)
    {
        var wrapped = around.Replace("{0}", ToString(), StringComparison.Ordinal);
        terms.Clear();
        terms.Add(wrapped);
    }
}
