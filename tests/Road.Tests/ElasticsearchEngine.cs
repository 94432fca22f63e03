using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace NewsPipeline.Road.Tests;

/// <summary>A real Elasticsearch in a container of its own, to be killed and started again on the same port and data; skips where there is no Docker.</summary>
public sealed class ElasticsearchEngine : IAsyncLifetime
{
    private const ushort Port = 9200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6); // beside every other test on two cores

    private readonly int port = FreePort();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private IContainer? container;
    private string? missing;

    public string Url
    {
        get
        {
            Assert.SkipWhen(container is null, missing ?? "needs Elasticsearch in Docker");
            return $"http://127.0.0.1:{port}";
        }
    }

    public async ValueTask InitializeAsync()
    {
        try
        {
            var built = new ContainerBuilder("docker.elastic.co/elasticsearch/elasticsearch:9.5.0")
                .WithEnvironment("discovery.type", "single-node")
                .WithEnvironment("xpack.security.enabled", "false")
                .WithEnvironment("cluster.routing.allocation.disk.threshold_enabled", "false")
                // Each time that it looks at its disks it lifts the block of a full one, which is what a test sets.
                .WithEnvironment("cluster.info.update.interval", "1h")
                .WithEnvironment("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .WithPortBinding(port, Port)
                .Build();
            await built.StartAsync();
            container = built;
            await UntilItAnswersAsync();
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            missing = $"needs Elasticsearch: start Docker ({e.Message})";
        }
    }

    public Task KillAsync() => container!.KillAsync();

    public Task HaltAsync() => container!.HaltAsync();

    public Task GoOnAsync() => container!.GoOnAsync();

    public async Task StartAgainAsync()
    {
        await container!.StartAgainAsync();
        await UntilItAnswersAsync();
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await http.GetStringAsync(Url + path))!;

    public async Task PutAsync(string path, string json)
    {
        using var answer = await http.PutAsync(Url + path, new StringContent(json, Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }

    private async Task UntilItAnswersAsync()
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                await http.GetStringAsync($"http://127.0.0.1:{port}/_cluster/health?wait_for_status=yellow&timeout=5s");
                return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                if (waited.Elapsed > Patience)
                {
                    var (stdout, stderr) = await container!.GetLogsAsync();
                    throw new InvalidOperationException($"Elasticsearch did not answer within {waited.Elapsed:m\\:ss}. It logged:\n{Tail(stdout)}{Tail(stderr)}", e);
                }

                await Task.Delay(500);
            }
        }
    }

    private static string Tail(string log) => log[Math.Max(0, log.Length - 3000)..];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
