using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NewsPipeline.Hosting.Access;

/// <summary>
/// A key is 32 random bytes, and only its SHA-256 is kept. What is slow to compute (bcrypt, Argon2) protects passwords, which
/// can be guessed; nobody guesses 256 bits, so a plain digest that is compared in constant time is enough, and costs nothing on
/// each request.
/// </summary>
/// <param name="Text">What its holder sends; shown once and kept nowhere.</param>
/// <param name="Hash">What the settings hold.</param>
public sealed record AccessKey(string Text, string Hash)
{
    private const string Algorithm = "sha256:";
    private const int LongestName = 40;

    /// <summary>Tells whoever finds one, in a log or in a repository, what it is.</summary>
    private const string Mark = "np_";

    public static AccessKey New()
    {
        var text = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));
        return new(text, Algorithm + Convert.ToHexStringLower(Digest(text)));
    }

    /// <summary>Null where it can be a key's name.</summary>
    public static string? ProblemWithName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(char.IsAsciiLetterOrDigit)
            ? null
            : $"a key's name has up to {LongestName} letters and digits, and nothing else.";

    internal static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Null where it is no such hash.</summary>
    internal static byte[]? BytesOf(string hash) =>
        hash.Length == Algorithm.Length + 2 * SHA256.HashSizeInBytes
        && hash.StartsWith(Algorithm, StringComparison.OrdinalIgnoreCase)
        && hash[Algorithm.Length..].All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(hash.AsSpan(Algorithm.Length))
            : null;
}
