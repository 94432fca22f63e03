using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Gathers the mentions of one name into one entity, in the order of first mention.</summary>
internal static class Entities
{
    /// <summary>Those of the text; then those that the title alone names.</summary>
    public static IReadOnlyList<Entity> Of(Mentions mentions)
    {
        var inText = mentions.In(Part.Text).GroupBy(KeyOf).ToList();
        var alone = mentions.In(Part.Title).GroupBy(KeyOf).ExceptBy(inText.Select(group => group.Key), group => group.Key);
        return [.. inText.Select(group => Gathered(group, Part.Text)), .. alone.Select(group => Gathered(group, Part.Title))];
    }

    /// <summary>For a text in a language that is not read.</summary>
    public static IReadOnlyList<Entity> Known(string title, string text)
    {
        var inText = Of(text, Part.Text);
        return [.. inText, .. Of(title, Part.Title).ExceptBy(inText.Select(entity => entity.Name), entity => entity.Name)];
    }

    private static List<Entity> Of(string text, Part part) =>
    [
        .. Gazetteer.In(text).Where(found => found.Name.WikidataId is not null).GroupBy(found => found.Name)
            .Select(group => new Entity(group.Key.Name, group.Key.Type, group.Key.WikidataId, [.. group.Select(found => found.Span)], part)),
    ];

    private static (string, EntityType) KeyOf(Mention mention) => (mention.Known?.WikidataId ?? mention.Name, mention.Type);

    private static Entity Gathered(IEnumerable<Mention> mentions, Part part)
    {
        var all = mentions.ToList();
        return new(all[0].Name, all[0].Type, all[0].Known?.WikidataId, [.. all.Select(mention => mention.Span)], part);
    }
}
