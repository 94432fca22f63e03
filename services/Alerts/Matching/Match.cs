using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Matching;

/// <summary>Who wants to hear of which demand.</summary>
public static class Match
{
    public static bool Wants(Interest interest, DemandReport report)
    {
        var (known, told) = (report.Demand, report.Demand.Report);
        return (interest.Strength is not { } strength || told.Strength >= strength)
            && (interest.Topic is not { } topic || string.Equals(told.Topic, topic, StringComparison.OrdinalIgnoreCase))
            && (interest.Outlet is not { } outlet || string.Equals(report.Outlet, outlet, StringComparison.OrdinalIgnoreCase))
            && (interest.Issuer is not { } issuer || Is(issuer, [known.Issuer, told.Issuer, .. told.AlsoIssuers ?? []]))
            && (interest.Addressee is not { } addressee || Is(addressee, [known.Addressee, told.Addressee, .. told.AlsoAddressees ?? []]))
            && (SearchWords.Parse(interest.Words) is not { } words || AreIn([report.Title, report.Quote, told.What], words));
    }

    /// <summary>A phrase does not run from one text into the next.</summary>
    private static bool AreIn(IEnumerable<string> texts, SearchWords words)
    {
        var read = texts.Select(Wording.Of).ToList();
        return words.Wanted.All(Stands) && !words.Excluded.Any(Stands);

        bool Stands(string term)
        {
            var sought = Wording.Of(term);
            return read.Any(text => Wording.Holds(text, sought));
        }
    }

    /// <summary>Whom a question by this name would find: in any spelling, by another name, by whom it stands for, or in its words.</summary>
    private static bool Is(string sought, ReadOnlySpan<Party?> parties)
    {
        var asked = AskedName.Of(sought);
        foreach (var party in parties)
        {
            if (party is not null && (asked.Means(party) || (asked.WikidataId is null && Holds(party, asked))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(Party party, AskedName asked)
    {
        var words = Wording.Of(party.Name);
        return asked.Spellings.Any(spelling => Wording.Holds(words, Wording.Of(spelling)));
    }
}
