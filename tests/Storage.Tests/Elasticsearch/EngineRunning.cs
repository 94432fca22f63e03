using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <param name="Address">Null where none runs.</param>
/// <param name="Missing">Why none runs.</param>
/// <param name="Username">Empty where anybody may ask.</param>
/// <param name="CaFile">Empty where there is no TLS.</param>
public sealed record RunningEngine(string? Address, string Missing = "", string Username = "", string Password = "", string CaFile = "")
{
    public static readonly RunningEngine None = new(null, "needs Elasticsearch, which was not started");

    public string Url
    {
        get
        {
            Assert.SkipWhen(Address is null, Missing);
            return Address!;
        }
    }

    /// <summary>For what our own client does not do.</summary>
    public HttpClient Http()
    {
        var handler = new SocketsHttpHandler();
        if (CaFile is not "")
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(CaFile);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }

        var http = new HttpClient(handler) { BaseAddress = new Uri(Url) };
        http.DefaultRequestHeaders.Authorization = Username is ""
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Username}:{Password}")));
        return http;
    }
}
