using System.Text.Json;
using System.Text.RegularExpressions;
using NewsPipeline.Contracts;

namespace NewsPipeline.Demands.Tests;

/// <summary>The measure of <c>gold/README.md</c>: demands are paired by the words of their content, best first.</summary>
internal sealed partial class DemandScore
{
    private static readonly HashSet<string> StopWords = [.. """
        a an the this that these those of to in on for from by with at as into onto and or but if be is are was were been being am will would shall
        should must it its they them their he him his she her we our you your i my me there any all some such which who whom whose
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private int gold, predicted, found, who, full;
    private int answers, answersPredicted, answersFound;

    public double Detection => 2.0 * found / (gold + predicted);

    public double Who => 2.0 * who / (gold + predicted);

    public double Full => 2.0 * full / (gold + predicted);

    /// <summary>Actor and stance.</summary>
    public double Answers => 2.0 * answersFound / (answers + answersPredicted);

    public void Add(IReadOnlyList<GoldDemand> wanted, IReadOnlyList<Demand> demands)
    {
        var pairs = Pair(wanted, demands);
        gold += wanted.Count(demand => demand is { Optional: false, Negated: false });
        for (var j = 0; j < demands.Count; j++)
        {
            var partner = pairs.TryGetValue(j, out var i) ? wanted[i] : null;
            if (partner?.Optional == true || demands[j].Negated)
            {
                continue;
            }

            predicted++;
            if (partner is { Negated: false })
            {
                Count(partner, demands[j]);
            }
        }
    }

    public void Add(IReadOnlyList<GoldResponse> wanted, IReadOnlyList<Response> responses)
    {
        var open = wanted.ToList();
        foreach (var response in responses)
        {
            var meant = open.Find(answer => answer.Stance == response.Stance && Agrees(response.Actor, answer.Actor));
            answersFound += meant is not null && open.Remove(meant) ? 1 : 0;
        }

        answers += wanted.Count;
        answersPredicted += responses.Count;
    }

    private void Count(GoldDemand partner, Demand demand)
    {
        var issuer = Agrees(demand.Issuer?.Name, partner.Issuer);
        found++;
        who += issuer ? 1 : 0;
        full += issuer && Agrees(demand.Addressee?.Name, partner.Addressee) ? 1 : 0;
    }

    private static Dictionary<int, int> Pair(IReadOnlyList<GoldDemand> wanted, IReadOnlyList<Demand> demands)
    {
        var candidates =
            from i in Enumerable.Range(0, wanted.Count)
            from j in Enumerable.Range(0, demands.Count)
            let f1 = F1(Words(wanted[i].What), Words(demands[j].What))
            where f1 >= 0.5
            orderby f1 descending, wanted[i].Optional, i, j
            select (i, j);
        var (pairs, used) = (new Dictionary<int, int>(), new HashSet<int>());
        foreach (var (i, j) in candidates)
        {
            if (!pairs.ContainsKey(j) && used.Add(i))
            {
                pairs[j] = i;
            }
        }

        return pairs;
    }

    private static bool Agrees(string? name, IReadOnlyList<string?>? accepted) =>
        name is null ? accepted is null || accepted.Contains(null) : accepted?.Any(form => form is not null && Same(Plain(name), Plain(form))) == true;

    private static bool Same(string left, string right) => $" {left} ".Contains($" {right} ") || $" {right} ".Contains($" {left} ");

    private static string Plain(string name)
    {
        var words = Tokens(name);
        return string.Join(' ', words.Skip(words.Count > 0 && words[0] == "the" ? 1 : 0));
    }

    private static List<string> Words(string text)
    {
        var all = Tokens(text);
        var kept = all.Where(word => !StopWords.Contains(word)).ToList();
        return kept.Count > 0 ? kept : all;
    }

    private static List<string> Tokens(string text)
    {
        var plain = text.ToLowerInvariant().Replace('’', '\'').Replace("'s", "");
        plain = Initials().Replace(plain, match => match.Value.Replace(".", ""));
        return [.. Word().Matches(plain).Select(match => match.Value)];
    }

    private static double F1(List<string> left, List<string> right)
    {
        var rest = right.ToList();
        var shared = left.Count(rest.Remove);
        return shared == 0 ? 0 : 2.0 * shared / (left.Count + right.Count);
    }

    [GeneratedRegex(@"\b(?:[a-z]\.){2,}")]
    private static partial Regex Initials();

    [GeneratedRegex(@"[^\W_]+(?:[.,]\d+)*")]
    private static partial Regex Word();
}

internal sealed record GoldPassage(string Id, string Title, string Text, IReadOnlyList<GoldDemand> Demands, IReadOnlyList<GoldResponse> Responses)
{
    public static IEnumerable<GoldPassage> Read(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<GoldPassage>(line, Wire.Json)!);
}

internal sealed record GoldDemand(string What, bool Negated, bool Optional, IReadOnlyList<string?>? Issuer, IReadOnlyList<string?>? Addressee);

internal sealed record GoldResponse(IReadOnlyList<string?> Actor, Stance Stance);
