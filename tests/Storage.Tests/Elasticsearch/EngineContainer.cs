using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>The engine's public image, as its users start it.</summary>
internal static class EngineContainer
{
    private const string Image = "docker.elastic.co/elasticsearch/elasticsearch:9.5.0";
    private const ushort Port = 9200;
    private const uint EngineUser = 1000;
    private const string Certificates = "/usr/share/elasticsearch/config/certs";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static IContainer Plain() => Common().WithEnvironment("xpack.security.enabled", "false").Build();

    public static IContainer Secured(string password, X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey()!;
        return Common()
            .WithEnvironment("xpack.security.enabled", "true")
            .WithEnvironment("xpack.security.http.ssl.enabled", "true")
            .WithEnvironment("xpack.security.http.ssl.key", "certs/server.key")
            .WithEnvironment("xpack.security.http.ssl.certificate", "certs/server.crt")
            .WithEnvironment("ELASTIC_PASSWORD", password)
            .WithResourceMapping(Encoding.UTF8.GetBytes(key.ExportPkcs8PrivateKeyPem()), $"{Certificates}/server.key", EngineUser, 0, UnixFileModes.UserRead)
            .WithResourceMapping(Encoding.UTF8.GetBytes(certificate.ExportCertificatePem()), $"{Certificates}/server.crt", EngineUser, 0, UnixFileModes.UserRead)
            .Build();
    }

    /// <param name="planned">With the scheme for an address, which is known only when it runs.</param>
    public static async Task<RunningEngine> StartAsync(IContainer container, RunningEngine planned)
    {
        await container.StartAsync();
        var running = planned with { Address = $"{planned.Address}://{container.Hostname}:{container.GetMappedPublicPort(Port)}" };
        using var http = running.Http();
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync(http, running.Username is not ""))
        {
            if (container.State == TestcontainersStates.Exited || waited.Elapsed > Patience)
            {
                var (output, error) = await container.GetLogsAsync();
                throw new TimeoutException($"Elasticsearch did not start: {output[^Math.Min(output.Length, 2000)..]} {error}");
            }

            await Task.Delay(200);
        }

        return running;
    }

    private static ContainerBuilder Common() => new ContainerBuilder(Image)
        .WithEnvironment("discovery.type", "single-node")
        .WithEnvironment("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
        .WithEnvironment("cluster.routing.allocation.disk.threshold_enabled", "false")
        .WithPortBinding(Port, assignRandomHostPort: true);

    /// <summary>
    /// A secured engine knows its user for a moment, and then not until it has made the index of all users: a key needs that index.
    /// </summary>
    private static async Task<bool> IsReadyAsync(HttpClient http, bool secured)
    {
        try
        {
            using var health = await http.GetAsync("/_cluster/health?wait_for_status=yellow&timeout=1s");
            using var key = health.IsSuccessStatusCode && secured
                ? await http.PostAsJsonAsync("/_security/api_key", new JsonObject { ["name"] = "ready", ["expiration"] = "1m" })
                : health;
            return key.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
