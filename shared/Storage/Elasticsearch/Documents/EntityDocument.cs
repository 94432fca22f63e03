using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <param name="Called">Wikidata id and name as one value, so that one aggregation tells what an actor is mostly called; null without an id.</param>
/// <param name="In">Null in the text.</param>
internal sealed record EntityDocument(string Name, EntityType Type, string? WikidataId, string Key, string? Called, IReadOnlyList<Span>? Mentions, Part? In)
{
    private const char Gap = '|';

    public static EntityDocument Of(Entity entity) => new(
        entity.Name,
        entity.Type,
        entity.WikidataId,
        NameKey.Of(entity.Name),
        entity.WikidataId is { } id ? $"{id}{Gap}{entity.Name}" : null,
        entity.Mentions,
        entity.In.UnlessText());

    public Entity ToEntity() => new(Name, Type, WikidataId, Mentions ?? [], In ?? Part.Text);
}
