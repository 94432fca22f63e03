using NewsPipeline.Contracts;

namespace NewsPipeline.Fixtures;

/// <summary>Plain values for tests: say only what the test is about.</summary>
public static class Some
{
    public static readonly DateTimeOffset Morning = new(2025, 5, 17, 8, 0, 0, TimeSpan.Zero);

    public static Article Article(
        string id = "a1",
        string title = "Talks open in Istanbul",
        string text = "Russia demands that Ukraine confirm its neutral status.",
        string outlet = "harbourpost.example",
        DateTimeOffset? at = null,
        DateTimeOffset? knownSince = null) => new()
        {
            Id = new ArticleId(id),
            Outlet = outlet,
            Url = new Uri($"https://{outlet}/{id}"),
            Title = title,
            Text = text,
            PublishedAt = at ?? Morning,
            FoundAt = at ?? Morning,
            Revision = Revision.From(knownSince ?? at ?? Morning, title, text),
        };

    public static ArticleFound Found(Article? article = null, string source = "https://harbourpost.example/rss")
    {
        var some = article ?? Article();
        return new(new Finding(FindingId.From(source, some.Id, some.Revision.TextHash), source), some);
    }

    public static Demand Demand(
        string what = "confirm its neutral status",
        string? issuer = "Russia",
        string? addressee = "Ukraine",
        Strength strength = Strength.Demand,
        string topic = "neutrality and alliances",
        int start = 0,
        int end = 55) => new()
        {
            Issuer = issuer is null ? null : new Party(issuer),
            Addressee = addressee is null ? null : new Party(addressee),
            What = what,
            Cue = "demands",
            Strength = strength,
            Topic = topic,
            Attribution = ["Bloomberg"],
            Start = start,
            End = end,
        };

    public static ArticleEnriched Enriched(ArticleFound? found = null, params IReadOnlyList<Demand> demands) =>
        new(found ?? Found(), new Reading("en", [new Entity("Russia", EntityType.Location, "Q159", [new Span(0, 6)])], demands, []));

    /// <summary>Placed in a story of its own unless one is given.</summary>
    public static ArticlePlaced Placed(ArticleEnriched? enriched = null, StoryId? story = null, bool raised = true)
    {
        var some = enriched ?? Enriched(null, Demand());
        var id = story ?? StoryId.OpenedBy(some.Found.Article.Id);
        return new(
            some,
            new Placement(
                id,
                some.Found.Article.Title,
                OpensStory: story is null,
                DuplicateOf: null,
                [.. some.Reading.Demands.Select(demand => new PlacedDemand(
                    DemandId.From(id, demand.Issuer?.Name, demand.Addressee?.Name, demand.What), demand.Issuer, demand.Addressee, demand.What, raised, demand))],
                [.. some.Reading.Responses.Select(response => new PlacedResponse(null, response))]));
    }
}
