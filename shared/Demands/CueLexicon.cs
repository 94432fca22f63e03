using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Looks cues up by any of their forms.</summary>
internal static class CueLexicon
{
    private static readonly Dictionary<string, List<Cue>> ByForm = Load();

    public static IReadOnlyList<Cue> Of(string lower) => ByForm.TryGetValue(lower, out var cues) ? cues : [];

    private static Dictionary<string, List<Cue>> Load()
    {
        var cues = new Dictionary<string, List<Cue>>();
        foreach (var row in Resources.Rows(typeof(CueLexicon).Assembly, "cues.tsv"))
        {
            var words = row[1].Split(' ');
            var word = words[0].Split('/');
            var cue = new Cue(word[0], words[1..], row[0] == "verb", Enum.Parse<Strength>(row[2], ignoreCase: true), [.. row[3].Split(' ').Select(Parse)]);
            foreach (var form in cue.IsVerb ? Inflections.OfVerb(word[0], word.ElementAtOrDefault(1)) : Inflections.OfNoun(word[0]))
            {
                if (!cues.TryGetValue(form, out var list))
                {
                    cues[form] = list = [];
                }

                list.Add(cue);
            }
        }

        return cues;
    }

    private static Governs Parse(string cell) => Enum.Parse<Governs>(cell.Replace("-", ""), ignoreCase: true);
}
