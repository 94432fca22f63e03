namespace NewsPipeline.Standalone.Kibana;

/// <summary>What <c>kibana install</c> prints.</summary>
/// <param name="Installed">Objects by type.</param>
/// <param name="Overwritten">Those among them that stood there already.</param>
internal sealed record KibanaReport(string Url, IReadOnlyDictionary<string, int> Installed, int Overwritten, IReadOnlyList<DashboardLink> Dashboards)
{
    public static KibanaReport Of(KibanaOptions options, IReadOnlyList<InstalledObject> objects) => new(
        options.Home,
        objects.CountBy(saved => saved.Type).OrderBy(count => count.Key, StringComparer.Ordinal).ToDictionary(),
        objects.Count(saved => saved.Overwrite),
        [.. objects.Where(saved => saved.Type == "dashboard")
            .Select(saved => new DashboardLink(saved.Meta?.Title ?? saved.Id, $"{options.Home}/app/dashboards#/view/{saved.Id}"))]);
}

internal sealed record DashboardLink(string Title, string Url);
