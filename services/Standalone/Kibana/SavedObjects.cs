using System.Text.Json.Nodes;
using NewsPipeline.Contracts;

namespace NewsPipeline.Standalone.Kibana;

/// <summary>Data views, searches, charts and dashboards, as <c>newspipeline.ndjson</c> declares them: one saved object a line.</summary>
internal static class SavedObjects
{
    /// <summary>Kibana takes no file whose name ends otherwise.</summary>
    public const string FileName = "newspipeline.ndjson";

    /// <param name="prefix">Of the installation's indices (<c>Elasticsearch:Prefix</c>): the data views look at those.</param>
    public static IReadOnlyList<string> Lines(string prefix)
    {
        using var file = new StreamReader(typeof(SavedObjects).Assembly.GetManifestResourceStream($"Kibana/{FileName}")!);
        var lines = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return prefix is "" ? lines : [.. lines.Select(line => Prefixed(line, prefix))];
    }

    private static string Prefixed(string line, string prefix)
    {
        var saved = JsonNode.Parse(line)!;
        if ((string?)saved["type"] != "index-pattern")
        {
            return line;
        }

        var attributes = saved["attributes"]!;
        attributes["title"] = prefix + (string?)attributes["title"];
        return saved.ToJsonString(Wire.Json);
    }
}
