using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Storage;

/// <summary>Whom a question names: by an id, or by a name with all that it may be written as.</summary>
/// <param name="WikidataId">Where the name is one; null else.</param>
/// <param name="Spellings">Keys (<see cref="NameKey"/>) of the name and its <see cref="Storage.Spellings"/>; a longer name may hold them. The name's own comes first.</param>
/// <param name="Aliases">Keys of other names of the same ("UN", "United Nations"), which no longer name may hold: there they mean another.</param>
/// <param name="Things">Wikidata ids of what we know by such a name.</param>
/// <param name="Actors">And of who acts where it acts: a capital's are its state's. An office or a person acts for itself.</param>
public sealed record AskedName(
    string? WikidataId, IReadOnlyList<string> Spellings, IReadOnlyList<string> Aliases, IReadOnlyList<string> Things, IReadOnlyList<string> Actors)
{
    private static readonly ILookup<string, KnownName> ByKey = Gazetteer.Names.ToLookup(one => NameKey.Of(one.Name), one => one.Known);
    private static readonly ILookup<string, string> KeysOf = Gazetteer.Names.ToLookup(one => IdentityOf(one.Known), one => NameKey.Of(one.Name));

    /// <summary>All that may be the whole of a name.</summary>
    public IEnumerable<string> Keys => Spellings.Concat(Aliases);

    public static AskedName Of(string name)
    {
        if (IdIn(name.Trim().ToUpperInvariant()) is { } id)
        {
            return new(id, [NameKey.Of(name)], [], [id], [id]);
        }

        string[] spellings = [.. Storage.Spellings.Of(name).Select(NameKey.Of).Distinct()];
        KnownName[] known = [.. spellings.SelectMany(key => ByKey[key]).Distinct()];
        return new(
            null,
            spellings,
            [.. known.SelectMany(one => KeysOf[IdentityOf(one)]).Except(spellings)],
            [.. known.Select(one => one.WikidataId).OfType<string>().Distinct()],
            [.. known.Select(one => one.Type == EntityType.Location ? one.ActorId : one.WikidataId).OfType<string>().Distinct()]);
    }

    /// <summary>This party, by its own name or by whom it stands for.</summary>
    public bool Means(Party party) => WikidataId is not null
        ? party.WikidataId == WikidataId
        : (party.WikidataId is { } id && Actors.Contains(id)) || Keys.Contains(NameKey.Of(party.Name));

    private static string IdentityOf(KnownName known) => known.WikidataId ?? known.Name;

    private static string? IdIn(string name) => name is ['Q', _, ..] && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? name : null;
}
