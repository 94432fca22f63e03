using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Gathers the mentions of one name into one entity, in the order of first mention.</summary>
internal static class Entities
{
    public static IReadOnlyList<Entity> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<NameMention>[] names)
    {
        var order = new List<(NameMention First, List<Span> Mentions)>();
        var known = new Dictionary<(string, EntityType), int>();
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var mention in names[i])
            {
                var key = (mention.Known?.WikidataId ?? mention.Name, mention.Type);
                if (!known.TryGetValue(key, out var at))
                {
                    known[key] = at = order.Count;
                    order.Add((mention, []));
                }

                order[at].Mentions.Add(new Span(sentences[i][mention.Tokens.Start].Start, sentences[i][mention.Tokens.End - 1].End));
            }
        }

        return [.. order.Select(entity => new Entity(entity.First.Name, entity.First.Type, entity.First.Known?.WikidataId, entity.Mentions))];
    }
}
