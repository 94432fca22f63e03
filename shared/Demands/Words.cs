using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Small closed lists that several rules ask for.</summary>
internal static class Words
{
    private static readonly HashSet<string> Saying =
        ["said", "says", "say", "saying", "told", "tells", "added", "adds", "adding", "stated", "states", "stating", "stressed", "stresses", "stressing", "declared", "declares",
         "warned", "warns", "warning", "announced", "announces", "argued", "argues", "arguing", "reiterated", "reiterates", "reiterating", "repeated", "repeats", "emphasized", "emphasised",
         "emphasizes", "emphasises", "insisted", "insists", "noted", "notes", "noting", "wrote", "writes", "maintained", "maintains", "believes", "believe", "believed", "reported", "reports", "explained", "replied",
         "responded", "claimed", "claims", "concluded", "vowed", "agreed", "commented", "continued", "made", "thinks", "think", "demanded", "urged", "underlined", "underscored", "asserted", "asserts", "felt", "called", "quoted"];

    private static readonly HashSet<string> Time =
        ["today", "yesterday", "tomorrow", "tonight", "week", "month", "year", "morning", "evening", "night", "afternoon", "weekend", "day", "days", "weeks", "months", "years", "time", "hours", "hour", "minutes", "decade", "century"];

    private static readonly HashSet<string> Subordinators =
        ["because", "while", "as", "after", "before", "when", "since", "although", "though", "if", "unless", "until", "whether", "where", "whereas", "till", "once", "whenever", "why", "how"];

    private static readonly HashSet<string> Documents =
        ["statement", "letter", "report", "message", "resolution", "petition", "article", "video", "speech", "tape", "videotape", "recording", "declaration", "communique", "communiqué", "note", "banner", "banners", "placards",
         "signs", "slogans", "bill", "measure", "motion", "plan", "appeal", "leaflets", "warning", "editorial", "memo", "document", "order", "ruling", "decree", "text", "ad", "audiotape", "audio", "broadcast", "interview", "address", "sermon", "homily", "videos", "letters", "statements", "protest", "protests", "demonstration", "demonstrations", "rally", "rallies", "march", "marches", "talks", "meeting", "meetings", "conference", "telegram", "remarks", "comments", "mass", "website", "posting", "strike", "strikes", "campaign", "banner", "email", "e-mail", "lawsuit", "suit", "footage", "session", "summit", "uprising", "slogans", "vigil"];

    private static readonly HashSet<string> People =
        ["president", "minister", "leader", "official", "spokesman", "spokeswoman", "spokesperson", "chief", "chairman", "chairwoman", "director", "general", "secretary", "envoy", "ambassador", "king", "queen",
         "prince", "pope", "pontiff", "judge", "prosecutor", "lawyer", "senator", "governor", "mayor", "commander", "diplomat", "analyst", "woman", "man", "mother", "father", "cleric", "negotiator", "candidate", "lawmaker",
         "member", "expert", "head", "reporter", "journalist", "teacher", "doctor", "sister", "brother", "son", "daughter", "wife", "husband", "widow", "activist", "author", "writer", "professor", "officer", "soldier",
         "councilman", "superintendent", "premier", "chancellor", "founder", "owner", "manager", "executive", "representative", "ayatollah", "bishop", "rebel", "suspect", "captain", "coach", "nurse", "farmer", "mediator", "chair", "speaker", "commissioner", "delegate", "aide", "adviser", "advisor", "dissident", "dictator", "monarch", "boss", "investigator", "economist", "opponent", "resident", "student", "agent", "insurgent", "client", "parent", "patient", "correspondent"];

    private static readonly HashSet<string> Groups =
        ["government", "governments", "administration", "party", "parliament", "congress", "senate", "council", "union", "unions", "army", "military", "police", "court", "courts", "ministry", "department", "agency", "commission", "committee", "company",
         "companies", "group", "groups", "organization", "organizations", "organisation", "organisations", "delegation", "side", "sides", "authorities", "authority", "forces", "troops", "militants", "rebels", "country", "countries", "nation", "nations", "state", "states",
         "community", "public", "people", "parties", "opposition", "coalition", "alliance", "movement", "board", "bank", "banks", "crowd", "mob", "gunmen", "team", "faction", "factions", "kremlin", "cabinet", "leadership", "management", "body", "bodies", "families", "family", "residents", "citizens",
         "workers", "voters", "members", "allies", "partners", "neighbors", "neighbours", "powers", "colleagues", "men", "women", "children", "students", "youth", "everyone", "everybody", "anyone", "somebody", "someone", "staff", "personnel", "communities", "tribes", "media", "press", "regime", "guerrillas", "mission", "world", "bloc", "house", "palace", "firm", "firms", "club", "clubs", "airline", "airlines", "line", "association", "federation", "city", "town", "village", "villagers", "school", "schools", "hospital", "university", "hotel", "hotels", "church", "mosques", "churches", "clergy", "both", "militia", "militias"];

    public static bool IsSaying(string lower) => Saying.Contains(lower);

    public static bool IsTime(string lower) => Time.Contains(lower) || NameWords.IsCalendar(lower);

    public static bool IsSubordinator(string lower) => Subordinators.Contains(lower);

    public static bool IsDocument(string lower) => Documents.Contains(lower);

    public static bool IsPerson(string lower) => People.Contains(lower);

    /// <summary>Somebody who can be asked for something: a person, people, a body; not a thing or a matter.</summary>
    public static bool CanAct(NounPhrase phrase)
    {
        var head = phrase.Line.Lower(phrase.Head);
        return phrase.IsPronoun || phrase.Name is not null || Gazetteer.StateOfPeople(phrase.Line[phrase.Head].Form) is not null
            || People.Contains(head) || Groups.Contains(head) || IsPeople(head);
    }

    private static bool IsPeople(string head)
    {
        var one = head.Length > 3 && head[^1] == 's' ? head[..^1] : head;
        return People.Contains(one) || Groups.Contains(one)
            || (one.Length > 4 && (one.EndsWith("er", StringComparison.Ordinal) || one.EndsWith("or", StringComparison.Ordinal) || one.EndsWith("ist", StringComparison.Ordinal) || one.EndsWith("ian", StringComparison.Ordinal) || one.EndsWith("ee", StringComparison.Ordinal) || one.EndsWith("ant", StringComparison.Ordinal)) && one is not ("number" or "power" or "border" or "water" or "order" or "matter" or "weather" or "murder" or "factor" or "error" or "sector" or "reactor" or "terror" or "center" or "paper" or "letter" or "offer" or "disaster" or "summer" or "winter" or "corridor" or "labor" or "restaurant" or "committee" or "guarantee" or "computer" or "shelter" or "river" or "barrier"));
    }
}
