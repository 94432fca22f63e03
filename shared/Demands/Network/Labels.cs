namespace NewsPipeline.Demands.Network;

// What the network's outputs stand for, in their order.

/// <summary>What a word carries: nothing, a demand of some strength, or an answer.</summary>
internal enum CueClass
{
    Nothing,
    Request,
    Urge,
    Insist,
    Demand,
    Condition,
    Ultimatum,
    Accept,
    Reject,
    Consider,
    Counter,
}

/// <summary>What a piece is to the cue that is marked.</summary>
internal enum RoleTag
{
    Outside,
    BeginWhat,
    What,
    BeginSource,
    Source,
}

/// <summary>First and last piece of the parties, and the cue that is answered. Row 0 of each is nobody.</summary>
internal enum Pointer
{
    Issuer,
    IssuerEnd,
    Addressee,
    AddresseeEnd,
    Answered,
}

/// <summary>Flags of a cue; the scores of each <see cref="CueClass"/> follow, surer than at the first reading.</summary>
internal enum Flag
{
    Negated,
    Borderline,
    Classes,
}

/// <summary>Names by type: what begins one, and what goes on with it.</summary>
internal enum NameTag
{
    None,
    BeginPerson,
    Person,
    BeginOrganisation,
    Organisation,
    BeginLocation,
    Location,
    BeginOther,
    Other,
}

/// <summary>Labels as training writes them into <c>reader.json</c>: "BeginWhat" is "begin-what".</summary>
internal static class Labels<T>
    where T : struct, Enum
{
    public static readonly int Count = Enum.GetValues<T>().Length;

    public static readonly IReadOnlyList<string> Names = [.. Enum.GetNames<T>().Select(Written)];

    private static string Written(string name) => string.Concat(name.Select((letter, i) =>
        char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
