using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Road.Tests;

/// <summary>One service as its users start it: a process of its own, which can be killed without warning.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string assembly;
    private readonly string[] settings;
    private readonly List<string> lines = [];
    private Process process;

    private ServiceProcess(string assembly, string[] settings)
    {
        this.assembly = assembly;
        this.settings = settings;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        process = Start();
    }

    public Uri Address { get; }

    /// <summary>What it wrote to standard error so far.</summary>
    public string Log
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    public static async Task<ServiceProcess> StartAsync(string service, params string[] settings)
    {
        var started = Launch(service, settings);
        await started.UntilReadyAsync();
        return started;
    }

    /// <summary>Without waiting for what it waits for itself.</summary>
    public static ServiceProcess Launch(string service, params string[] settings) => new(AssemblyOf(service), settings);

    /// <summary>Runs a verb of the command line to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using var verb = Process.Start(StartInfo(AssemblyOf("Standalone"), args, redirectOutput: true))!;
        var output = verb.StandardOutput.ReadToEndAsync();
        var error = verb.StandardError.ReadToEndAsync();
        await verb.WaitForExitAsync();
        return (verb.ExitCode, await output, await error);
    }

    /// <summary>SIGKILL: no time for last words.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as whoever runs containers stops a service; answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", $"-TERM {process.Id}")!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>What it answers there; 0 where it answers nothing at all.</summary>
    public async Task<int> StatusAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Address };
        try
        {
            using var answer = await http.GetAsync(path);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    public async Task RestartAsync()
    {
        process.Dispose();
        process = Start();
        await UntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static string AssemblyOf(string service)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var name = service == "Standalone" ? "newspipeline" : $"NewsPipeline.{service}";
        return Path.Combine(Repository.Root, "services", service, "bin", configuration, "net10.0", $"{name}.dll");
    }

    private static ProcessStartInfo StartInfo(string assembly, IEnumerable<string> args, bool redirectOutput) =>
        new("dotnet", [assembly, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = redirectOutput,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Start()
    {
        var started = Process.Start(StartInfo(assembly, [.. settings, $"--urls={Address}"], redirectOutput: false))!;
        started.ErrorDataReceived += (_, line) =>
        {
            lock (lines)
            {
                lines.Add(line.Data ?? "");
            }
        };
        started.BeginErrorReadLine();
        return started;
    }

    public async Task UntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var deadline = Stopwatch.StartNew();
        while (!await IsReadyAsync(http))
        {
            if (process.HasExited || deadline.Elapsed > Patience)
            {
                Assert.Fail($"{Path.GetFileName(assembly)} did not become ready:\n{Log}");
            }

            await Task.Delay(100);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
