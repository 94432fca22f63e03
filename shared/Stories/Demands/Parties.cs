using NewsPipeline.Stories.Words;

namespace NewsPipeline.Stories.Demands;

/// <summary>Whether two names can mean the same party.</summary>
internal static class Parties
{
    private static readonly HashSet<string> Unspecific =
        [.. "he she they it we i you him her them us who the a an mr mrs ms dr sir president minister prime foreign spokesman spokeswoman official officials government side sides other both its their his all sources source leader leaders former".Split(' ')];

    public static PartyMatch Match(NamedParty? one, NamedParty? other)
    {
        if (one is null || other is null)
        {
            return PartyMatch.Unknown;
        }

        if (one.WikidataId is not null && other.WikidataId is not null)
        {
            return one.WikidataId == other.WikidataId ? PartyMatch.Same : PartyMatch.Other;
        }

        return Match(one.Words, other.Words);
    }

    /// <summary>Of parties that act together one is enough: the best match of any two.</summary>
    public static PartyMatch Match(IReadOnlyList<NamedParty> ones, IReadOnlyList<NamedParty> others) => ones is [] || others is []
        ? PartyMatch.Unknown
        : ones.SelectMany(one => others.Select(other => Match(one, other))).MinBy(Likelihood);

    /// <summary>What tells a name from others: not titles, not "government".</summary>
    public static HashSet<string> Words(string name) =>
        [.. Tokens.Of(name).Select(token => token.Word).Where(word => !Unspecific.Contains(word)).Select(Stemmer.Stem)];

    /// <summary>From 0, the likeliest to be one party.</summary>
    private static int Likelihood(PartyMatch match) => match switch
    {
        PartyMatch.Same => 0,
        PartyMatch.Related => 1,
        PartyMatch.Unknown => 2,
        PartyMatch.Different => 3,
        _ => 4,
    };

    private static PartyMatch Match(HashSet<string> mine, HashSet<string> its)
    {
        if (mine.Count == 0 || its.Count == 0)
        {
            return PartyMatch.Unknown;
        }

        return mine.IsSubsetOf(its) || its.IsSubsetOf(mine) ? PartyMatch.Same : mine.Overlaps(its) ? PartyMatch.Related : PartyMatch.Different;
    }
}

internal enum PartyMatch
{
    /// <summary>At least one is not named.</summary>
    Unknown,
    Same,

    /// <summary>Names that share a word.</summary>
    Related,

    /// <summary>Names that have nothing in common, yet may be two names of one party.</summary>
    Different,

    /// <summary>Two entities that we know apart.</summary>
    Other,
}
