using NewsPipeline.Contracts;

namespace NewsPipeline.Language;

/// <summary>A name that we carry in our tables.</summary>
/// <param name="Name">In full: "Volodymyr Zelenskyy" for "Zelensky".</param>
/// <param name="WikidataId">Of the thing itself ("Kyiv" is a city), null where we are not sure of it.</param>
/// <param name="ActorId">Of whoever acts when the name acts: the state for its capital, its leader or its seat of power.</param>
public sealed record KnownName(string Name, EntityType Type, string? WikidataId, string? ActorId);
