namespace NewsPipeline.Storage;

/// <summary>Whom a question names.</summary>
/// <param name="Key"><see cref="NameKey"/> of the name.</param>
/// <param name="WikidataId">Where the name is one; null else.</param>
internal sealed record AskedName(string Key, string? WikidataId)
{
    public static AskedName Of(string name) => new(NameKey.Of(name), IdIn(name.Trim().ToUpperInvariant()));

    private static string? IdIn(string name) => name is ['Q', _, ..] && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? name : null;
}
