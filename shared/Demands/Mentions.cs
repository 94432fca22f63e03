using System.Buffers;
using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>
/// The names of an article: what the network marks, with short forms joined to the full name before them ("Holland", "IAEA") and with
/// what our tables know.
/// </summary>
internal sealed class Mentions
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private readonly Dictionary<string, string> personByLastWord = [];
    private readonly Dictionary<string, string> bodyByInitials = [];
    private readonly Dictionary<Part, List<Mention>> found = [];

    /// <param name="parts">In the order in which they are read.</param>
    public Mentions(IEnumerable<ReadPart> parts)
    {
        foreach (var part in parts)
        {
            found[part.Part] = [.. part.Windows.SelectMany(window => window.Reading.Names.Select(name => Of(part.Text, window.SpanOf(name.Pieces), name.Type))).OfType<Mention>()];
        }
    }

    /// <summary>From left to right.</summary>
    public IReadOnlyList<Mention> In(Part part) => found.TryGetValue(part, out var mentions) ? mentions : [];

    public IEnumerable<Mention> In(Part part, Span span) => In(part).Where(mention => mention.Span.Overlaps(span));

    /// <summary>By what stands around it: "Mr Jordan", "the Jordan family".</summary>
    public static bool IsPerson(string text, Span name)
    {
        var before = text.AsSpan(0, name.Start).TrimEnd([' ', '.']);
        return text.AsSpan(name.End).StartsWith(" family", StringComparison.Ordinal)
            || Offices.IsTitle(before[(before.LastIndexOfAnyExcept(Letters) + 1)..]);
    }

    private Mention? Of(string text, Span span, EntityType type)
    {
        var name = span.In(text);
        if (!name.Any(sign => char.IsUpper(sign) || char.IsDigit(sign)))
        {
            return null;
        }

        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        name = string.Join(' ', words);
        if (words.Length == 1 && personByLastWord.TryGetValue(name, out var full))
        {
            return new(span, full, EntityType.Person, KnownBy(full, EntityType.Person));
        }

        type = TypeOf(text, span, name, type);
        if (words.Length == 1 && type != EntityType.Person && bodyByInitials.TryGetValue(name.Replace(".", ""), out var body) && KnownBy(name, type) is null)
        {
            return new(span, body, EntityType.Organisation, KnownBy(body, EntityType.Organisation));
        }

        Remember(name, words, type);
        var known = KnownBy(name, type);
        return new(span, known?.Name ?? name, known?.Type ?? type, known);
    }

    /// <summary>A state's name is a person's only where the text says so.</summary>
    private static EntityType TypeOf(string text, Span span, string name, EntityType found) =>
        IsPerson(text, span) ? EntityType.Person
        : found == EntityType.Person && Gazetteer.Of(name) is { Type: not EntityType.Person } known ? known.Type : found;

    private void Remember(string name, string[] words, EntityType type)
    {
        if (words.Length > 1 && type == EntityType.Person)
        {
            personByLastWord.TryAdd(words[^1], name);
        }
        else if (words.Length > 2 && type == EntityType.Organisation)
        {
            bodyByInitials.TryAdd(string.Concat(words.Where(word => char.IsUpper(word[0])).Select(word => word[0])), name);
        }
    }

    /// <summary>A person is never a place or a body of the same name, nor the other way round.</summary>
    private static KnownName? KnownBy(string name, EntityType type) =>
        Gazetteer.Of(name) is { } known && (known.Type == EntityType.Person) == (type == EntityType.Person) ? known : null;
}
