using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Fetching;

/// <summary>
/// The one way out to addresses that others named. The address that was checked is the address that is connected to, so a
/// name that changes its mind in between gains nothing. No proxy, no cookies, no redirects of its own accord, no trace headers.
/// </summary>
/// <remarks>
/// A refused address comes out of <see cref="Client"/> as <see cref="HttpRequestException"/> around
/// <see cref="AddressRefusedException"/>. Time and size of an answer are the caller's to limit, as <see cref="Fetcher"/> does.
/// </remarks>
public sealed class GuardedHttp : IDisposable
{
    private static readonly TimeSpan PatienceWithOneAddress = TimeSpan.FromSeconds(5);

    private readonly NetworkGuard guard;

    public GuardedHttp(NetworkGuard guard, IOptions<FetchOptions> options)
    {
        this.guard = guard;
        Client = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent(options.Value.Contact));
    }

    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();

    private static string UserAgent(string contact)
    {
        var version = typeof(GuardedHttp).Assembly.GetName().Version ?? new Version(0, 0);
        return $"NewsPipeline/{version.ToString(2)}{(contact.Length > 0 ? $" (+{contact})" : "")}";
    }

    private SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = ConnectAsync,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 64, // kilobytes
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = NetworkGuard.KnownAddresses(host) ?? await Dns.GetHostAddressesAsync(host, cancellation);
        IPAddress[] permitted = [.. addresses.Where(guard.Permits)];
        if (permitted.Length == 0)
        {
            throw new AddressRefusedException(host);
        }

        foreach (var address in permitted[..^1])
        {
            if (await TryConnectAsync(address, port, cancellation) is { } stream)
            {
                return stream;
            }
        }

        return await ConnectAsync(permitted[^1], port, cancellation);
    }

    private static async Task<Stream?> TryConnectAsync(IPAddress address, int port, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(PatienceWithOneAddress);
        try
        {
            return await ConnectAsync(address, port, patience.Token);
        }
        catch (SocketException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
