using System.Text.Json.Nodes;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>The saved objects that <c>kibana install</c> sends, and which fields of which index they name.</summary>
internal sealed class KibanaFile
{
    /// <summary>Lens' name for the document itself.</summary>
    private const string Records = "___records___";

    public static readonly string Location = Path.Combine(Repository.Root, "services/Standalone/Kibana/newspipeline.ndjson");

    public IReadOnlyList<SavedObject> Objects { get; } = [.. File.ReadLines(Location).Select(line => new SavedObject(JsonNode.Parse(line)!))];

    /// <summary>What data views, searches, charts and controls name; the words of queries are left aside.</summary>
    public IEnumerable<NamedField> Fields => Objects.SelectMany(saved => saved.Type switch
    {
        "index-pattern" => OfView(saved),
        "search" => OfSearch(saved),
        "lens" => OfChart(saved),
        "dashboard" => OfControls(saved),
        _ => throw new ArgumentOutOfRangeException(saved.Type),
    });

    /// <summary>Each reference with the names by which the state of its object looks it up.</summary>
    public static IEnumerable<string> NamesUsed(SavedObject saved) => saved.Type switch
    {
        "search" => [(string)saved.Parsed("kibanaSavedObjectMeta", "searchSourceJSON")["indexRefName"]!],
        "lens" => Layers(saved).Select(layer => $"indexpattern-datasource-layer-{layer.Key}"),
        "dashboard" => [.. Panels(saved).Select(panel => $"{panel["panelIndex"]}:{panel["panelRefName"]}"),
            .. Controls(saved).Select(control => $"controlGroup_{control.Key}:optionsListDataView")],
        _ => [],
    };

    public static IEnumerable<JsonNode> Panels(SavedObject dashboard) => dashboard.Parsed("panelsJSON").AsArray().Select(panel => panel!);

    private static IEnumerable<NamedField> OfView(SavedObject view) =>
    [
        new(view, (string)view.Attributes["title"]!, (string)view.Attributes["timeFieldName"]!, Use.Time),
        .. (view.Attributes["fieldFormatMap"] is null ? [] : view.Parsed("fieldFormatMap").AsObject())
            .Select(format => new NamedField(view, (string)view.Attributes["title"]!, format.Key, Use.Shown)),
    ];

    private IEnumerable<NamedField> OfSearch(SavedObject search)
    {
        var index = IndexBehind(search, NamesUsed(search).Single());
        return search.Attributes["columns"]!.AsArray().Select(column => new NamedField(search, index, (string)column!, Use.Shown))
            .Concat(search.Attributes["sort"]!.AsArray().Select(sort => new NamedField(search, index, (string)sort![0]!, Use.Summed)));
    }

    private IEnumerable<NamedField> OfChart(SavedObject chart) =>
        from layer in Layers(chart)
        let index = IndexBehind(chart, $"indexpattern-datasource-layer-{layer.Key}")
        from column in layer.Value!["columns"]!.AsObject()
        let field = (string?)column.Value!["sourceField"]
        where field is not null and not Records
        select new NamedField(chart, index, field, (string?)column.Value!["operationType"] switch
        {
            "date_histogram" => Use.Time,
            "terms" or "unique_count" => Use.Summed,
            "min" or "max" when (string?)column.Value!["dataType"] == "date" => Use.Time,
            _ => Use.Measured,
        });

    private IEnumerable<NamedField> OfControls(SavedObject dashboard) => Controls(dashboard).Select(control => new NamedField(
        dashboard, IndexBehind(dashboard, $"controlGroup_{control.Key}:optionsListDataView"), (string)control.Value!["explicitInput"]!["fieldName"]!, Use.Summed));

    private string IndexBehind(SavedObject saved, string reference)
    {
        var target = saved.References.Single(other => other.Name == reference);
        return (string)Objects.Single(other => (other.Type, other.Id) == (target.Type, target.Id)).Attributes["title"]!;
    }

    private static JsonObject Layers(SavedObject chart) => chart.Attributes["state"]!["datasourceStates"]!["formBased"]!["layers"]!.AsObject();

    private static JsonObject Controls(SavedObject dashboard) =>
        dashboard.Attributes["controlGroupInput"] is null ? [] : dashboard.Parsed("controlGroupInput", "panelsJSON").AsObject();
}

internal sealed class SavedObject(JsonNode body)
{
    public string Type => (string)body["type"]!;

    public string Id => (string)body["id"]!;

    public JsonNode Attributes => body["attributes"]!;

    public IReadOnlyList<(string Type, string Id, string Name)> References =>
        [.. body["references"]!.AsArray().Select(other => ((string)other!["type"]!, (string)other["id"]!, (string)other["name"]!))];

    /// <summary>An attribute whose string holds JSON.</summary>
    public JsonNode Parsed(params string[] path) => JsonNode.Parse((string)path.Aggregate(Attributes, (node, name) => node[name]!)!)!;

    public override string ToString() => $"{Type} {Id}";
}

/// <param name="Index">The alias that the data view looks at.</param>
internal sealed record NamedField(SavedObject Object, string Index, string Field, Use Use);

/// <summary>What is done with a field, and so what it has to be.</summary>
public enum Use
{
    /// <summary>In a table of documents: any field will do.</summary>
    Shown,

    /// <summary>Grouped, counted, chosen from or sorted by: whole values in columns.</summary>
    Summed,

    /// <summary>Averaged, or its percentiles taken: numbers.</summary>
    Measured,

    /// <summary>Dates.</summary>
    Time,
}
