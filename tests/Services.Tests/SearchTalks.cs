using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Services.Tests;

/// <summary>
/// A story as it stands in the store: talks in Istanbul, told by twelve outlets of their own and three that copy, with eight
/// demands, and answers that the outlets do not agree on. All outlets and words are made up.
/// </summary>
internal static class SearchTalks
{
    public const string First = "harbourpost.example";
    public const string Headline = "Talks in Istanbul end with a list of demands";

    private static readonly Party Russia = new("Russia", "Q159");
    private static readonly Party Ukraine = new("Ukraine", "Q212");

    public static readonly StoryId Story = StoryId.OpenedBy(new ArticleId("talks-1"));

    private static readonly Asked Neutral = new(Russia, Ukraine, "officially confirm its neutral status", "neutrality and alliances", Strength.Insist);
    private static readonly Asked Alliances = new(Russia, Ukraine, "abandon every alliance with the West", "neutrality and alliances", Strength.Demand);
    private static readonly Asked Troops = new(Russia, Ukraine, "keep foreign troops and weapons of mass destruction off its soil", "weapons", Strength.Demand);
    private static readonly Asked Reparations = new(Russia, Ukraine, "give up all claims to reparations", "money", Strength.Demand);
    private static readonly Asked Regions = new(Russia, Ukraine, "recognise Crimea and four more regions as Russian", "recognition", Strength.Ultimatum);
    private static readonly Asked Withdrawal = new(Russia, Ukraine, "pull its army out of the four regions", "withdrawal", Strength.Condition);
    private static readonly Asked Ceasefire = new(Ukraine, Russia, "an unconditional ceasefire of thirty days", "ceasefire", Strength.Demand);
    private static readonly Asked Children = new(Ukraine, Russia, "return every child taken from the occupied areas", "prisoners", Strength.Insist);

    private static readonly Entity[] Entities =
    [
        new("Russia", EntityType.Location, "Q159", []), new("Ukraine", EntityType.Location, "Q212", []), new("Istanbul", EntityType.Location, "Q406", []),
        new("Kyiv", EntityType.Location, "Q1899", []), new("Moscow", EntityType.Location, "Q649", []), new("Crimea", EntityType.Location, "Q7835", []),
    ];

    public static readonly DemandId NeutralId = Neutral.Id;

    /// <summary>Those before the one that is being written: a copy needs its original.</summary>
    private static readonly List<ArticlePlaced> Written = [];

    public static IReadOnlyList<ArticlePlaced> Articles { get; } =
    [
        Told("talks-1", First, 0, Headline,
            "Delegations of Russia and Ukraine met in Istanbul for the first direct talks in three years.",
            Says(Neutral, "According to two people in the room, Russia insists that Ukraine officially confirm its neutral status.", "two people in the room"),
            Says(Alliances, "It also demands that Kyiv abandon every alliance with the West.", "two people in the room"),
            Says(Ceasefire, "Ukraine, for its part, demands an unconditional ceasefire of thirty days."),
            Answers(Neutral, "Kyiv", Stance.Reject, "Kyiv rejects neutrality outright, an adviser to the president said.")),
        Told("talks-2", "meridianwire.example", 25, "Moscow sets out terms at Istanbul talks",
            Says(Neutral, "Moscow insists that Ukraine write neutrality into its constitution, a diplomat said.", "a diplomat"),
            Says(Troops, "The Russian side demands that Ukraine keep foreign troops and weapons of mass destruction off its soil.", "a diplomat"),
            Says(Regions, "It presented an ultimatum: recognise Crimea and four more regions as Russian, or there will be no second round.", "a diplomat")),
        Copied("talks-3", "valleyherald.example", 31, "talks-2", "Moscow sets out terms at Istanbul talks"),
        Copied("talks-4", "coastdaily.example", 38, "talks-2", "Moscow sets out terms in Istanbul"),
        Told("talks-5", "nordlicht.example", 55, "Russland stellt Bedingungen",
            "Die Gespräche in Istanbul endeten nach zwei Stunden."),
        Told("talks-6", "theledger.example", 70, "Reparations off the table, says Moscow",
            Says(Reparations, "Russia demands that Ukraine give up all claims to reparations, the Ledger has learned from three officials.", "the Ledger", "three officials"),
            Says(Neutral, "Neutrality remains the first item on its list, the officials said.", "three officials"),
            Answers(Reparations, "Kyiv", Stance.Reject, "Kyiv will not sign such a waiver, its finance ministry answered.")),
        Told("talks-7", "kyivcourier.example", 82, "Kyiv: first a ceasefire, then everything else",
            Says(Ceasefire, "Before anything else Ukraine demands an unconditional ceasefire of thirty days, the head of its delegation said."),
            Says(Children, "Ukraine insists that Russia return every child taken from the occupied areas."),
            Answers(Regions, "Kyiv", Stance.Reject, "Ukraine will never recognise the annexation, the head of its delegation said.")),
        Told("talks-8", "moskvareport.example", 95, "Moscow ready for a second round on its terms",
            Says(Withdrawal, "A ceasefire is possible only once Ukraine pulls its army out of the four regions, the foreign ministry said.", "the foreign ministry"),
            Answers(Ceasefire, "Moscow", Stance.Reject, "Moscow sees no basis for a truce of thirty days, the foreign ministry said.")),
        Told("talks-9", "bosporustimes.example", 120, "Host urges both sides to keep talking",
            Says(Ceasefire, "Ukraine repeated its call for a ceasefire of thirty days, the host's spokesman said.", "the host's spokesman"),
            Answers(Ceasefire, "Moscow", Stance.Consider, "The Russian delegation promised to consider it, according to the host's spokesman.")),
        Told("talks-10", "islandgazette.example", 160, "What Russia wants from Ukraine: the list so far",
            Says(Neutral, "Russia wants Ukraine to confirm that it is and stays neutral.", "the Harbour Post"),
            Says(Alliances, "Ukraine is to abandon every alliance with the West.", "the Harbour Post"),
            Says(Troops, "No foreign troops, no weapons of mass destruction on its soil.", "Meridian Wire"),
            Says(Reparations, "And it is to give up all claims to reparations.", "the Ledger")),
        Told("talks-11", "prairieobserver.example", 240, "Four regions or no deal, Russian envoy says",
            Says(Withdrawal, "Ukraine must pull its army out of the four regions before the guns fall silent, the envoy said.", "the envoy"),
            Says(Regions, "The regions and Crimea must be recognised as Russian, he added.", "the envoy")),
        Copied("talks-12", "hilltopnews.example", 250, "talks-11", "Four regions or no deal, says envoy"),
        Told("talks-13", "alpenblick.example", 420, "A thirty-day truce? Moscow says no, and perhaps",
            Says(Ceasefire, "The truce that Ukraine demands would last thirty days.", "diplomats"),
            Answers(Ceasefire, "Moscow", Stance.Reject, "Moscow rejects it, diplomats say.")),
        Told("talks-14", "southernstar.example", 1500, "Children taken in war: Kyiv wants them back",
            Says(Children, "Ukraine insists on the return of every child taken from the occupied areas.", "the ombudsman"),
            Answers(Children, "Moscow", Stance.Accept, "Moscow agreed to return a first group, the ombudsman said.")),
        Told("talks-15", "eastriver.example", 1620, "Neutral again? An old demand returns",
            Says(Neutral, "Three years on, Russia again insists on Ukraine's neutral status.", "our correspondent"),
            Says(Troops, "With it comes the old demand for a country without foreign troops.", "our correspondent")),
    ];

    private static Sentence Says(Asked demand, string text, params string[] sources) => new(text, Demand: demand, Sources: sources);

    private static Sentence Answers(Asked demand, string actor, Stance stance, string text) => new(text, Answer: (demand, actor, stance));

    private static ArticlePlaced Copied(string id, string outlet, int minutes, string original, string title)
    {
        var source = Written.First(article => article.Enriched.Found.Article.Id.Value == original);
        var article = Some.Article(id, title, source.Enriched.Found.Article.Text, outlet, Some.Morning.AddMinutes(minutes));
        return Keep(new ArticlePlaced(
            new ArticleEnriched(Some.Found(article, $"https://{outlet}/rss"), source.Enriched.Reading),
            source.Placement with
            {
                OpensStory = false,
                DuplicateOf = new ArticleId(original),
                Demands = [.. source.Placement.Demands.Select(demand => demand with { Raised = false })],
            }));
    }

    private static ArticlePlaced Told(string id, string outlet, int minutes, string title, params Sentence[] sentences)
    {
        var text = string.Join("\n\n", sentences.Select(sentence => sentence.Text));
        var article = Some.Article(id, title, text, outlet, Some.Morning.AddMinutes(minutes));
        var demands = sentences.Where(sentence => sentence.Demand is not null).Select(sentence => Place(text, sentence)).ToList();
        var answers = sentences.Where(sentence => sentence.Answer is not null).Select(sentence => Answer(text, sentence)).ToList();
        var reading = new Reading(
            title.Contains("Russland") ? "de" : "en",
            [.. Entities.Select(entity => entity with { Mentions = MentionsOf(entity.Name, text) }).Where(entity => entity.Mentions.Count > 0)],
            [.. demands.Select(demand => demand.Report)],
            [.. answers.Select(answer => answer.Response)]);
        return Keep(new ArticlePlaced(
            new ArticleEnriched(Some.Found(article, $"https://{outlet}/rss"), reading),
            new Placement(Story, Headline, OpensStory: id == "talks-1", DuplicateOf: null, demands, answers)));
    }

    private static List<Span> MentionsOf(string name, string text)
    {
        List<Span> mentions = [];
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            mentions.Add(new Span(at, at + name.Length));
        }

        return mentions;
    }

    private static PlacedDemand Place(string text, Sentence sentence)
    {
        var asked = sentence.Demand!;
        var start = text.IndexOf(sentence.Text, StringComparison.Ordinal);
        var what = sentence.Text.Contains(asked.What) ? asked.What : sentence.Text.TrimEnd('.');
        var report = new Demand
        {
            Issuer = asked.Issuer,
            Addressee = asked.Addressee,
            What = what,
            Cue = asked.Strength == Strength.Insist ? "insists" : "demands",
            Strength = asked.Strength,
            Topic = asked.Topic,
            Attribution = sentence.Sources ?? [],
            Start = start,
            End = start + sentence.Text.Length,
        };
        var raised = Written.All(article => article.Placement.Demands.All(demand => demand.Id != asked.Id));
        return new PlacedDemand(asked.Id, asked.Issuer, asked.Addressee, asked.What, raised, report);
    }

    private static PlacedResponse Answer(string text, Sentence sentence)
    {
        var (demand, actor, stance) = sentence.Answer!.Value;
        var start = text.IndexOf(sentence.Text, StringComparison.Ordinal);
        return new PlacedResponse(demand.Id, new Response(actor, stance, start, start + sentence.Text.Length));
    }

    private static ArticlePlaced Keep(ArticlePlaced article)
    {
        Written.Add(article);
        return article;
    }

    private sealed record Asked(Party Issuer, Party Addressee, string What, string Topic, Strength Strength)
    {
        public DemandId Id => DemandId.From(Story, Issuer.Name, Addressee.Name, What);
    }

    private sealed record Sentence(string Text, Asked? Demand = null, string[]? Sources = null, (Asked Demand, string Actor, Stance Stance)? Answer = null)
    {
        public static implicit operator Sentence(string text) => new(text);
    }
}
