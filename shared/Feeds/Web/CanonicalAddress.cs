namespace NewsPipeline.Feeds.Web;

/// <summary>
/// One address for one page: host in lower case and ASCII, no default port, no user, no fragment, no parameters that only
/// tell where a reader came from. What remains keeps its order and spelling, since to some servers both mean something.
/// </summary>
public static class CanonicalAddress
{
    /// <summary>Longer ones are no addresses of articles.</summary>
    public const int Longest = 4_000;

    private static readonly string[] TrackingPrefixes = ["utm_", "at_", "ns_", "pk_", "mtm_", "piwik_", "_hs", "__hs", "wt."];

    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "igshid", "igsh",
        "mc_cid", "mc_eid", "mkt_tok", "vero_id", "oly_enc_id", "oly_anon_id", "wickedid", "s_cid", "ncid", "ocid", "icid", "cmpid",
        "xtor", "xtref", "xtcr", "traffic_source", "wprss", "_ga", "_gl", "spm", "smid", "sr_share", "guccounter", "taid", "cvid",
    };

    /// <summary>Names that mean other things too, but with the value "rss" or "feed" only say where a reader came from.</summary>
    private static readonly HashSet<string> Origin = new(StringComparer.OrdinalIgnoreCase)
    {
        "ref", "referer", "referrer", "source", "src", "from", "via", "partner", "emc", "cmp", "mod", "feedtype", "ftcamp", ".tsrc", "tsrc", "rss",
    };

    /// <summary>Null where it is no http or https address that a reader could open.</summary>
    public static Uri? Of(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Host.Length == 0 || address.OriginalString.Length > Longest)
        {
            return null;
        }

        var port = address.IsDefaultPort ? "" : $":{address.Port}";
        var host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost.TrimEnd('.').ToLowerInvariant();
        return new Uri($"{address.Scheme}://{host}{port}{address.AbsolutePath}{WithoutTracking(address.Query)}");
    }

    private static string WithoutTracking(string query)
    {
        var kept = query.TrimStart('?').Split('&').Where(parameter => parameter.Length > 0 && !IsTracking(parameter));
        return string.Join('&', kept) is { Length: > 0 } rest ? $"?{rest}" : "";
    }

    private static bool IsTracking(string parameter)
    {
        var equals = parameter.IndexOf('=');
        var (name, value) = equals < 0 ? (parameter, "") : (parameter[..equals], parameter[(equals + 1)..]);
        return TrackingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || Tracking.Contains(name)
            || (Origin.Contains(name) && value.ToLowerInvariant() is "rss" or "feed");
    }
}
