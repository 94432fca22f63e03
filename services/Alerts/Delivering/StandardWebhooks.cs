using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsPipeline.Alerts.Delivering;

/// <summary>Signatures after Standard Webhooks 1.0.0, symmetric (<c>v1</c>).</summary>
public static class StandardWebhooks
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const int SecretBytes = 32;

    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>HMAC-SHA256 over id, moment of this try (seconds since 1970) and body, parted by full stops.</summary>
    public static string Sign(string secret, string id, DateTimeOffset triedAt, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{Timestamp(triedAt)}."));
        hash.AppendData(body);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }

    public static string Timestamp(DateTimeOffset triedAt) => triedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
