using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace NewsPipeline.Hosting;

/// <summary>Where each service listens on a developer's machine, so that all of them can be started side by side.</summary>
internal static class Ports
{
    private static readonly Dictionary<string, int> OfService = new()
    {
        ["standalone"] = 8080,
        ["search"] = 8080,
        ["alerts"] = 8081,
        ["poller"] = 8082,
        ["enricher"] = 8083,
        ["story-desk"] = 8084,
        ["indexer"] = 8085,
    };

    public static void UsePortOf(this WebApplicationBuilder builder, string service)
    {
        string[] configured = ["urls", "http_ports", "https_ports"];
        if (configured.All(setting => builder.Configuration[setting] is null) && OfService.TryGetValue(service, out var port))
        {
            builder.WebHost.UseUrls($"http://localhost:{port}");
        }
    }
}
