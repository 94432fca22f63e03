using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>A certificate authority of the tests' own, in a file as an operator would have it.</summary>
internal sealed class EngineAuthority : IDisposable
{
    private static readonly DateTimeOffset Begin = TimeProvider.System.GetUtcNow().AddDays(-1);
    private static readonly DateTimeOffset End = Begin.AddDays(30);

    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 certificate;

    public EngineAuthority()
    {
        using var key = RSA.Create(2048);
        var request = Request("NewsPipeline tests", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        certificate = request.CreateSelfSigned(Begin, End);
        File = Path.Combine(folder.Path, "ca.pem");
        System.IO.File.WriteAllText(File, certificate.ExportCertificatePem());
    }

    public string File { get; }

    /// <summary>For localhost and 127.0.0.1, unless told otherwise.</summary>
    public X509Certificate2 Sign(string host = "localhost")
    {
        using var key = RSA.Create(2048);
        var request = Request(host, key);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (host == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var signed = request.Create(certificate, Begin, End, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        certificate.Dispose();
        folder.Dispose();
    }

    private static CertificateRequest Request(string name, RSA key) => new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
