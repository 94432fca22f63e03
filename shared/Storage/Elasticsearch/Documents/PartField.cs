using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>Nearly all that is read stands in the text: only what does not says where.</summary>
internal static class PartField
{
    public static Part? UnlessText(this Part part) => part == Part.Text ? null : part;
}
