using System.Text.Json;
using NewsPipeline.Alerts.Matching;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Api;

/// <summary>Reads what a stranger says to be interested in; a blank field counts as absent.</summary>
/// <param name="field">The text of a field, by its name.</param>
public sealed class InterestReader(Func<string, string?> field, Complaints complaints)
{
    public static readonly IReadOnlyList<string> Fields = ["words", "issuer", "addressee", "topic", "outlet", "strength"];

    private const int LongestWords = 200;
    private const int LongestName = 100;
    private const int LongestOutlet = 253; // of a domain name, RFC 1035

    private static readonly Dictionary<string, Strength> Strengths =
        Enum.GetValues<Strength>().ToDictionary(strength => JsonSerializer.SerializeToElement(strength, Wire.Json).GetString()!);

    public Interest Read() => new()
    {
        Words = Words(),
        Issuer = Party("issuer"),
        Addressee = Party("addressee"),
        Topic = OneOf("topic", [.. Topics.All.Keys]),
        Outlet = Outlet(),
        Strength = OneOf("strength", Strengths.Keys) is { } strength ? Strengths[strength] : null,
    };

    private string? Words()
    {
        var words = Text("words", LongestWords);
        try
        {
            return SearchWords.Parse(words) is { Wanted: [] }
                ? Wrong("words", "'words' holds only exclusions; add a word that is to be found.")
                : words;
        }
        catch (BadQuestionException e)
        {
            return Wrong("words", $"'words' cannot be read: {e.Message}");
        }
    }

    private string? Party(string name)
    {
        var party = Text(name, LongestName);
        return party is null || Wording.Of(party).Count > 0
            ? party
            : Wrong(name, $"'{name}' must be a name or a Wikidata id such as Q159; '{party}' has no letter or digit.");
    }

    private string? Outlet()
    {
        var outlet = Text("outlet", LongestOutlet)?.ToLowerInvariant();
        return outlet is null || (outlet.Contains('.') && Uri.CheckHostName(outlet) == UriHostNameType.Dns)
            ? outlet
            : Wrong("outlet", $"'outlet' must be an outlet's domain such as reuters.com, not '{outlet}'.");
    }

    private string? OneOf(string name, IReadOnlyCollection<string> known)
    {
        var text = Text(name, LongestName)?.ToLowerInvariant();
        return text is null || known.Contains(text)
            ? text
            : Wrong(name, $"'{name}' must be one of {string.Join(", ", known)}; '{text}' is not.");
    }

    private string? Text(string name, int longest)
    {
        var text = field(name)?.Trim();
        return text?.Length > longest ? Wrong(name, $"'{name}' is {text.Length} characters long; at most {longest} are allowed.")
            : text is "" ? null
            : text;
    }

    private string? Wrong(string name, string sentence)
    {
        complaints.Add(name, sentence);
        return null;
    }
}
