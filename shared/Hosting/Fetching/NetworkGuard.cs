using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Fetching;

/// <summary>
/// Which addresses may be contacted on a stranger's word: the public internet and what <c>Fetch:AllowNetworks</c> adds.
/// After the special-purpose registries of IANA (RFC 6890) and the metadata addresses of the large clouds.
/// </summary>
public sealed class NetworkGuard(IOptions<FetchOptions> options)
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", // the metadata server of Azure stands in public space
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork PublicV6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private readonly IReadOnlyList<IPNetwork> allowed = options.Value.Allowed;

    public bool Permits(IPAddress address)
    {
        var meant = Meant(address);
        return allowed.Any(network => network.Contains(meant)) || IsPublic(meant);
    }

    /// <summary>
    /// One line on why this address may not be fetched, as far as it can be told without asking for its name; null where it
    /// may be tried.
    /// </summary>
    public string? ProblemWith(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return $"{Short(address)} is not an http or https address";
        }

        if (address.UserInfo.Length > 0)
        {
            return $"the address at {address.Host} carries a user name or password; remove it";
        }

        return KnownAddresses(address.IdnHost) is [var first, ..] && !Permits(first) ? RefusalOf(address.Host) : null;
    }

    /// <summary>Where the host lives, without asking anyone; null where a name server must be asked.</summary>
    internal static IReadOnlyList<IPAddress>? KnownAddresses(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
        {
            return [literal];
        }

        // RFC 6761: these never leave the machine, whatever a name server says.
        var name = host.TrimEnd('.');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : null;
    }

    internal static string RefusalOf(string host) =>
        $"{host} is in a private or special network, which may not be contacted unless Fetch:AllowNetworks names it";

    /// <summary>An IPv4 address in IPv6 clothes (mapped, or translated by NAT64) is judged as what it is.</summary>
    private static IPAddress Meant(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
            : address;
    }

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || PublicV6.Contains(address))
        && !NotPublic.Any(network => network.Contains(address));

    private static string Short(Uri address) =>
        address.OriginalString.Length <= 100 ? address.OriginalString : $"{address.OriginalString[..100]}…";
}

/// <summary>Every address of a host is out of bounds; trying again will not help.</summary>
public sealed class AddressRefusedException(string host) : IOException(NetworkGuard.RefusalOf(host));
