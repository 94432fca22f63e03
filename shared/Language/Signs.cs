namespace NewsPipeline.Language;

/// <summary>Tags of what is no word.</summary>
internal static class Signs
{
    private static readonly TagChance[] Comma = One(PennTag.Comma);
    private static readonly TagChance[] Stop = One(PennTag.Stop);
    private static readonly TagChance[] Colon = One(PennTag.Colon);
    private static readonly TagChance[] Quote = One(PennTag.Quote);
    private static readonly TagChance[] Bracket = One(PennTag.Bracket);
    private static readonly TagChance[] Money = One(PennTag.Money);
    private static readonly TagChance[] Other = One(PennTag.SYM);
    private static readonly TagChance[] Possessive = One(PennTag.POS);
    private static readonly TagChance[] PossessiveOrIs = [new(PennTag.POS, -11), new(PennTag.VBZ, -13)];
    private static readonly TagChance[] Will = One(PennTag.MD);
    private static readonly TagChance[] Have = [new(PennTag.VBP, -9)];
    private static readonly TagChance[] PossessiveOrQuote = [new(PennTag.POS, -9), new(PennTag.Quote, -9)];

    public static TagChance[] Of(Token token) => token.Lower switch
    {
        "," => Comma,
        "." or "!" or "?" => Stop,
        ";" or ":" or "--" or "-" or "–" or "—" or "..." or "…" => Colon,
        "\"" or "“" or "”" or "``" or "''" or "‘" or "`" or "«" or "»" or "„" => Quote,
        "'" => PossessiveOrQuote,
        "(" or ")" or "[" or "]" or "{" or "}" => Bracket,
        "$" or "€" or "£" or "¥" => Money,
        "'s" => PossessiveOrIs,
        "'ll" or "'d" or "cannot" => Will,
        "'re" or "'ve" or "'m" => Have,
        _ when token.Form.Length > 1 && token.Form[0] is '\'' or '’' => Possessive,
        _ => Other,
    };

    private static TagChance[] One(PennTag tag) => [new(tag, -9)];
}
