using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>The sources that a text names for a report, where it is not simply the issuer who speaks.</summary>
internal static class Attributions
{
    private static readonly HashSet<string> Media = Words.List("media");

    public static IReadOnlyList<string> Of(Finding finding, Party? issuer)
    {
        var sources = new List<string>();
        Collect(finding.Line, finding.Cue, issuer, sources);
        if (sources.Count == 0 && finding.Line.Before is { } before && !finding.Line.Sentence.OpensParagraph)
        {
            AccordingTo(before, issuer, sources, mediaOnly: true);
        }

        return sources;
    }

    private static void Collect(Line line, int cue, Party? issuer, List<string> sources)
    {
        AccordingTo(line, issuer, sources, mediaOnly: false);
        for (var i = 0; i < line.Count; i++)
        {
            if (line.Tag(i).IsVerb() && i != cue
                && line.Lower(i) is "said" or "says" or "say" or "reported" or "report" or "reports" or "told"
                && Speakers.SpeakerAt(line, i) is { } speaker)
            {
                Add(speaker, issuer, sources);
            }
        }
    }

    private static void AccordingTo(Line line, Party? issuer, List<string> sources, bool mediaOnly)
    {
        for (var i = 0; i + 1 < line.Count; i++)
        {
            var source = line.Lower(i) switch
            {
                "according" when line.Lower(i + 1) == "to" => NounPhrases.At(line, i + 2),
                "reported" when line.Lower(i + 1) == "by" => NounPhrases.At(line, i + 2),
                "citing" or "cited" or "quoting" or "quoted" when line.Tag(i) is PennTag.VBG or PennTag.VBD => NounPhrases.At(line, i + 1),
                _ => null,
            };
            if (source is not null
                && (!mediaOnly || Media.Contains(line.Lower(source.Head)) || source.Name?.Type == EntityType.Organisation))
            {
                Add(source, issuer, sources);
            }
        }
    }

    private static void Add(NounPhrase phrase, Party? issuer, List<string> sources)
    {
        var name = Parties.Of(phrase);
        if (name is not null && issuer is not null && name.Name != issuer.Name
            && (name.WikidataId is null || name.WikidataId != issuer.WikidataId) && !sources.Contains(name.Name)
            && !name.Name.Contains(issuer.Name, StringComparison.OrdinalIgnoreCase)
            && !issuer.Name.Contains(name.Name, StringComparison.OrdinalIgnoreCase))
        {
            sources.Add(name.Name);
        }
    }
}
