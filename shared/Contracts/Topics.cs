namespace NewsPipeline.Contracts;

/// <summary>Our own small published list of what demands are about.</summary>
public static class Topics
{
    public const string Other = "other";

    /// <summary>Topic and the CAMEO event code nearest to demanding it (CAMEO codebook 1.1b3, 2012, root 10 "Demand"); null where none fits.</summary>
    public static readonly IReadOnlyDictionary<string, string?> All = new Dictionary<string, string?>
    {
        ["territory"] = null,
        ["withdrawal"] = "1054",
        ["ceasefire"] = "1055",
        ["security guarantees"] = "1053",
        ["neutrality and alliances"] = null,
        ["weapons"] = "1052",
        ["nuclear"] = "1052",
        ["prisoners"] = "1054",
        ["sanctions"] = "1056",
        ["money"] = "1031",
        ["humanitarian aid"] = "1033",
        ["recognition"] = null,
        ["elections and government"] = "104",
        ["justice"] = "1041",
        ["rights"] = "1043",
        ["trade"] = "1011",
        ["labour"] = "1031",
        ["water and environment"] = null,
        ["access and inspection"] = "1012",
        ["talks and mediation"] = "105",
        [Other] = null,
    };
}
