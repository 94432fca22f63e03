using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>How one article words one demand: nested in its article, and in the demand's carriers.</summary>
/// <param name="Issuer">
/// As the story knows the demand, then who this article says demands it too; <paramref name="SaidIssuer"/> as this article names them.
/// </param>
/// <param name="Opening">The wording that raised the demand.</param>
/// <param name="Rank">The strength as a number, for "at least".</param>
/// <param name="In">Null in the text.</param>
internal sealed record ReportDocument(
    string Demand,
    PartiesDocument? Issuer,
    PartiesDocument? Addressee,
    PartiesDocument? SaidIssuer,
    PartiesDocument? SaidAddressee,
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
            PartiesDocument.Of(placed.Issuer, JointParties.Issuers(placed)),
            PartiesDocument.Of(placed.Addressee, JointParties.Addressees(placed)),
            PartiesDocument.Of(report.Issuer, report.AlsoIssuers),
            PartiesDocument.Of(report.Addressee, report.AlsoAddressees),
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

    public PlacedDemand ToPlaced() => new(new DemandId(Demand), Issuer?.First?.ToParty(), Addressee?.First?.ToParty(), Opening, Raised, new Demand
    {
        Issuer = SaidIssuer?.First?.ToParty(),
        Addressee = SaidAddressee?.First?.ToParty(),
        AlsoIssuers = SaidIssuer?.ToOthers(),
        AlsoAddressees = SaidAddressee?.ToOthers(),
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
