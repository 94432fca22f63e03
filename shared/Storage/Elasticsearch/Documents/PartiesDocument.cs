using System.Text.Json.Serialization;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>
/// Who demands together, or is asked. To the engine one object or several are the same field, so that questions and counts that ask for
/// one party find each; a first that nobody names is null.
/// </summary>
[JsonConverter(typeof(PartiesConverter))]
internal sealed record PartiesDocument(PartyDocument? First, IReadOnlyList<PartyDocument> Others)
{
    /// <summary>Null where nobody is named.</summary>
    public static PartiesDocument? Of(Party? first, IReadOnlyList<Party>? others) =>
        first is null && others is null or [] ? null : new(first is null ? null : PartyDocument.Of(first), [.. (others ?? []).Select(PartyDocument.Of)]);

    public PartiesDocument WithCalled() => new(First?.WithCalled(), [.. Others.Select(other => other.WithCalled())]);

    /// <summary>Null where the first stands alone.</summary>
    public IReadOnlyList<Party>? ToOthers() => Others is [] ? null : [.. Others.Select(other => other.ToParty())];
}
