using System.Text.RegularExpressions;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Asking;

/// <summary>
/// What was typed as <c>q</c>, taken apart: filters like <c>issuer:Russia</c>, and beside them the words, phrases and exclusions
/// that <see cref="SearchWords"/> reads.
/// </summary>
/// <remarks>
/// A filter stands at the beginning of a word: the letters a to z of its field's name, <c>:</c> (or <c>&gt;=</c>), and directly
/// behind it the value, in quotation marks where it has blanks. Other letters before an operator and a value that begins with a
/// letter, a digit or a quotation mark are a field that does not exist, and are refused. All else is words: <c>10:30</c>,
/// <c>https://…</c>, <c>Istanbul: talks</c>, <c>u.s.:</c>, and whatever stands in quotation marks.
/// </remarks>
/// <param name="Words">Null where there are none.</param>
/// <param name="Filters">Text of the value by name of the field.</param>
public sealed partial record TypedQuestion(string? Words, IReadOnlyDictionary<string, string> Filters)
{
    private const string Mark = "[" + SearchWords.QuotationMarks + "]";
    private const string Unmarked = "[^" + SearchWords.QuotationMarks + "]";
    private const string Solid = @"[^\s" + SearchWords.QuotationMarks + "]";

    /// <exception cref="BadQuestionException">With one sentence on what is wrong with a filter, and what would be right.</exception>
    public static TypedQuestion Read(string q, IReadOnlyList<Parameter> fields)
    {
        List<string> words = [];
        Dictionary<string, string> filters = [];
        foreach (Match piece in Piece().Matches(q))
        {
            if (!IsFilter(piece, fields))
            {
                words.Add(piece.Value);
            }
            else if (FieldOf(piece, fields) is var field && !filters.TryAdd(field.Name, ValueOf(piece, field)))
            {
                throw new BadQuestionException($"{field.Name} may be given once; q gives it as '{filters[field.Name]}' and as '{ValueOf(piece, field)}'.");
            }
        }

        return new(words.Count == 0 ? null : string.Join(' ', words), filters);
    }

    private static bool IsFilter(Match piece, IReadOnlyList<Parameter> fields) =>
        piece.Groups["name"].Success && (Known(piece, fields) is not null || piece.Groups["quoted"].Success || HasSolidValue(piece));

    private static bool HasSolidValue(Match piece) => piece.Groups["value"].Value is [var first, ..] && char.IsLetterOrDigit(first);

    private static Parameter? Known(Match piece, IReadOnlyList<Parameter> fields) =>
        fields.FirstOrDefault(field => string.Equals(field.Name, piece.Groups["name"].Value, StringComparison.OrdinalIgnoreCase));

    private static Parameter FieldOf(Match piece, IReadOnlyList<Parameter> fields)
    {
        var field = Known(piece, fields) ?? throw NoSuchField(piece.Groups["name"].Value, [.. fields.Select(field => field.Name)]);
        return piece.Groups["minus"].Length > 0
            ? throw new BadQuestionException($"Only words and \"phrases\" can be excluded, not a field: '-{field.Name}'.")
            : field;
    }

    private static BadQuestionException NoSuchField(string name, IReadOnlyList<string> names)
    {
        var meant = Nearest.To(name, names) is { } near ? $" Did you mean {near}?" : "";
        return new($"There is no field '{name}'; there are {string.Join(", ", names)}.{meant} Words with a colon are searched in quotation marks.");
    }

    private static string ValueOf(Match piece, Parameter field)
    {
        var sign = piece.Groups["sign"].Value;
        if (!field.Signs.Contains(sign))
        {
            throw new BadQuestionException($"{field.Name} takes {string.Join(" or ", field.Signs)} before its value, not {sign}.");
        }

        if (piece.Groups["quoted"].Success && piece.Groups["end"].Length == 0)
        {
            throw new BadQuestionException($"The value of {field.Name} has no closing quotation mark: {piece.Value}");
        }

        var value = (piece.Groups["quoted"].Value + piece.Groups["value"].Value).Trim();
        return value.Length > 0
            ? value
            : throw new BadQuestionException($"{field.Name} needs a value directly behind {field.Name}{sign}, in quotation marks where it has blanks; the word itself is searched in quotation marks too.");
    }

    [GeneratedRegex(
        "(?<minus>-?)((?<name>[A-Za-z]+)(?<sign>[:<>=]+)(" + Mark + "(?<quoted>" + Unmarked + "*)(?<end>" + Mark + "?)|(?<value>" + Solid + "*))"
        + "|" + Mark + Unmarked + "*" + Mark + "?|" + Solid + "+)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
