using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>How connections are made, to Elasticsearch and to Kibana before it: who we are, and whom we trust.</summary>
public static class Connections
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public static SocketsHttpHandler Handler(ElasticsearchOptions options) => new()
    {
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = Lifetime,
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        SslOptions = options.CaFile is { Length: > 0 } file ? Trusting(file) : new SslClientAuthenticationOptions(),
    };

    /// <summary>Null where anybody may ask.</summary>
    public static AuthenticationHeaderValue? Identity(ElasticsearchOptions options) => options switch
    {
        { ApiKey: { Length: > 0 } key } => new AuthenticationHeaderValue("ApiKey", key),
        { Username: { Length: > 0 } user } =>
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}"))),
        _ => null,
    };

    /// <summary>The authority in the file and no other; the host name is checked as always.</summary>
    private static SslClientAuthenticationOptions Trusting(string file)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
