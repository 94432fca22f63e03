using NewsPipeline.Contracts;
using NewsPipeline.Language;
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
            && (interest.Issuer is not { } issuer || Is(issuer, known.Issuer, told.Issuer))
            && (interest.Addressee is not { } addressee || Is(addressee, known.Addressee, told.Addressee))
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

    private static bool Is(string sought, params ReadOnlySpan<Party?> parties)
    {
        var words = Wording.Of(sought);
        foreach (var party in parties)
        {
            if (party is not null && (IsId(sought, party) || Wording.Holds(Wording.Of(party.Name), words) || IsState(words, party)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Who asks for Russia hears of Moscow and the Kremlin too.</summary>
    private static bool IsState(IReadOnlyList<string> words, Party party) =>
        party.WikidataId is { } id && Gazetteer.NameOfState(id) is { } state && Wording.Of(state).SequenceEqual(words);

    private static bool IsId(string sought, Party party) => string.Equals(party.WikidataId, sought, StringComparison.OrdinalIgnoreCase);
}
