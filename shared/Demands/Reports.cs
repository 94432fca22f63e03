using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Turns findings into the demands we tell others: one for each content, none twice.</summary>
internal static class Reports
{
    public static IReadOnlyList<Demand> Of(IEnumerable<Finding> findings)
    {
        var demands = new List<Demand>();
        foreach (var finding in findings)
        {
            var issuer = Parties.Of(finding.Issuer);
            var addressee = Parties.Of(finding.Addressee, finding.Issuer);
            var sources = Attributions.Of(finding, issuer);
            foreach (var part in Coordination.Split(finding.Line, finding.Content))
            {
                var demand = Report(finding, Tidy(finding.Line, part), issuer, addressee, sources);
                if (demand.What.Length > 0 && !demands.Exists(known => Overlap(known, demand)))
                {
                    demands.Add(demand);
                }
            }
        }

        return demands;
    }

    private static Demand Report(Finding finding, Stretch words, Party? issuer, Party? addressee, IReadOnlyList<string> sources)
    {
        var line = finding.Line;
        var (first, last) = (Math.Min(finding.CueWords.Start, words.Start), Math.Max(finding.CueWords.End, words.End));
        return new Demand
        {
            Issuer = issuer,
            Addressee = addressee,
            What = line.Words(words),
            Cue = line.Words(finding.CueWords),
            Strength = finding.Strength,
            Negated = finding.Negated,
            Topic = TopicWords.Of(line, words),
            Attribution = sources,
            Start = line[first].Start,
            End = line[last - 1].End,
        };
    }

    private static Stretch Tidy(Line line, Stretch words)
    {
        var (start, end) = (words.Start, words.End);
        while (start < end && line.Tag(start) is PennTag.Quote or PennTag.Comma or PennTag.CC or PennTag.Colon or PennTag.Bracket)
        {
            start++;
        }

        while (end > start && line.Tag(end - 1) is PennTag.Quote or PennTag.Comma or PennTag.CC or PennTag.Colon or PennTag.Bracket)
        {
            end--;
        }

        return new Stretch(start, end);
    }

    /// <summary>The same words found again through another cue.</summary>
    private static bool Overlap(Demand known, Demand demand) =>
        known.What == demand.What
            || (known.Start < demand.End && demand.Start < known.End
            && (known.What.EndsWith(demand.What, StringComparison.Ordinal) || demand.What.EndsWith(known.What, StringComparison.Ordinal)));
}
