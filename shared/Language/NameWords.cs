namespace NewsPipeline.Language;

/// <summary>Words around and inside names that tell what is named.</summary>
public static class NameWords
{
    private static readonly HashSet<string> Titles =
        ["mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms", "dr.", "dr", "prof.", "professor", "sir", "lord", "lady", "dame", "president", "vice", "prime", "minister",
         "premier", "chancellor", "king", "queen", "prince", "princess", "sheikh", "ayatollah", "imam", "pope", "cardinal", "archbishop", "bishop",
         "rev.", "reverend", "father", "senator", "sen.", "rep.", "representative", "congressman", "congresswoman", "governor", "gov.", "mayor",
         "general", "gen.", "lt.", "lieutenant", "colonel", "col.", "major", "maj.", "captain", "capt.", "admiral", "adm.", "sergeant", "sgt.",
         "judge", "justice", "secretary", "ambassador", "envoy", "spokesman", "spokeswoman", "spokesperson", "chairman", "chairwoman", "chair",
         "director", "chief", "commissioner", "councilman", "attorney", "prosecutor", "inspector", "commander", "leader", "foreign", "defense",
         "defence", "interior", "finance", "state", "deputy", "former", "secretary-general", "secretary-general-elect", "undersecretary",
         "analyst", "economist", "lawyer", "datuk", "tan", "sri", "hon.", "madam", "vice-president", "speaker", "treasurer", "superintendent", "coach", "singer", "actor"];

    private static readonly HashSet<string> Organisations =
        ["ministry", "party", "union", "council", "agency", "court", "university", "inc.", "corp.", "co.", "ltd.", "company", "bank", "committee", "commission",
         "association", "organization", "organisation", "institute", "authority", "army", "front", "movement", "congress", "parliament",
         "senate", "assembly", "department", "federation", "league", "group", "times", "post", "news", "press", "police", "office", "bureau", "board", "society",
         "foundation", "alliance", "coalition", "conference", "club", "airlines", "brigades", "forces", "force", "corps", "administration", "government",
         "house", "tribunal", "fund", "network", "service", "services", "centre", "center", "college", "school", "hospital", "counsel", "journal", "ledger", "radio", "television",
         "guard", "guards", "militia", "jihad", "workers", "farmers", "growers", "exchange", "line", "motors", "industries", "group", "cabinet", "liga", "mission", "watch"];

    private static readonly HashSet<string> Places =
        ["river", "lake", "mount", "island", "islands", "province", "city", "valley", "sea", "ocean", "gulf", "bay", "county", "region", "district", "mountains",
         "strait", "straits", "peninsula", "desert", "airport", "port", "park", "street", "avenue", "road", "square", "village", "beach", "hills", "heights", "coast", "canal", "plaza", "hotel", "palace", "valley", "state"];

    private static readonly HashSet<string> Calendar =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
         "august", "september", "october", "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "christmas", "easter", "ramadan",
         "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "today", "yesterday", "tomorrow", "tonight"];

    /// <summary>A title that only a person bears: behind a name it starts the next one ("Superior Court Judge Ellis").</summary>
    public static bool IsOffice(string lower) => lower is
        "judge" or "president" or "secretary" or "minister" or "senator" or "chairman" or "governor" or "premier" or "king" or "commissioner" or "spokesman" or "spokeswoman" or "director" or "ambassador" or "chancellor" or "prosecutor";

    /// <summary>"Foreign", "interior": part of a title only before another ("Foreign Minister"), else of a name ("Foreign Ministry").</summary>
    public static bool IsFieldOfOffice(string lower) => lower is "foreign" or "defense" or "defence" or "interior" or "finance" or "state" or "former" or "deputy" or "vice" or "prime" or "chief";

    public static bool IsTitle(string lower) => Titles.Contains(lower);

    public static bool IsOrganisation(string lower) => Organisations.Contains(lower);

    public static bool IsPlace(string lower) => Places.Contains(lower);

    /// <summary>Days, months and feasts: capitalised, but nobody's name.</summary>
    public static bool IsCalendar(string lower) => Calendar.Contains(lower);
}
