using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>How one article words one demand: nested in its article, and in the demand's carriers.</summary>
/// <param name="Issuer">As the story knows the demand; <paramref name="SaidIssuer"/> as this article names the party.</param>
/// <param name="Opening">The wording that raised the demand.</param>
/// <param name="Rank">The strength as a number, for "at least".</param>
/// <param name="In">Null in the text.</param>
internal sealed record ReportDocument(
    string Demand,
    PartyDocument? Issuer,
    PartyDocument? Addressee,
    PartyDocument? SaidIssuer,
    PartyDocument? SaidAddressee,
    string Opening,
    string What,
    string Quote,
    string Cue,
    Strength Strength,
    int Rank,
    bool Negated,
    string Topic,
    IReadOnlyList<string> Attribution,
    bool Raised,
    int Start,
    int End,
    Part? In)
{
    public static ReportDocument Of(PlacedDemand placed, Article article)
    {
        var report = placed.Report;
        return new(
            placed.Id.Value,
            PartyDocument.Of(placed.Issuer),
            PartyDocument.Of(placed.Addressee),
            PartyDocument.Of(report.Issuer),
            PartyDocument.Of(report.Addressee),
            placed.What,
            report.What,
            Passage.Around(article.TextOf(report.In), report.Start, report.End),
            report.Cue,
            report.Strength,
            (int)report.Strength,
            report.Negated,
            report.Topic,
            report.Attribution,
            placed.Raised,
            report.Start,
            report.End,
            report.In.UnlessText());
    }

    public PlacedDemand ToPlaced() => new(new DemandId(Demand), Issuer?.ToParty(), Addressee?.ToParty(), Opening, Raised, new Demand
    {
        Issuer = SaidIssuer?.ToParty(),
        Addressee = SaidAddressee?.ToParty(),
        What = What,
        Cue = Cue,
        Strength = Strength,
        Negated = Negated,
        Topic = Topic,
        Attribution = Attribution,
        Start = Start,
        End = End,
        In = In ?? Part.Text,
    });
}
