using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Access;

/// <summary>The keys that are known here, and whose each is.</summary>
public sealed class KeyRing(IOptions<AccessOptions> options)
{
    private readonly IReadOnlyList<Holder> holders =
    [
        .. options.Value.Keys
            .Where(key => !string.IsNullOrWhiteSpace(key.Value.Hash))
            .Select(key => new Holder(key.Key.ToLowerInvariant(), key.Value.Role, AccessKey.BytesOf(key.Value.Hash!)!)),
    ];

    public bool IsEmpty => holders.Count == 0;

    /// <summary>Null where nobody holds this key. Takes as long for a key that is almost right as for one that is not.</summary>
    public Holder? HolderOf(string key)
    {
        var hash = AccessKey.Digest(key);
        return holders.Where(holder => CryptographicOperations.FixedTimeEquals(hash, holder.Hash)).FirstOrDefault();
    }

    /// <summary>Whether someone who showed a key earlier is still let in by it.</summary>
    public bool StillHolds(ClaimsPrincipal someone) => holders.Any(holder =>
        holder.Name == someone.Identity?.Name && someone.IsInRole(holder.RoleName) && someone.HasClaim(Holder.KeyClaim, holder.KeyMark));
}

/// <summary>Someone with a key.</summary>
public sealed record Holder(string Name, KeyRole Role, byte[] Hash)
{
    internal const string KeyClaim = "key";

    internal string RoleName => Role.ToString();

    /// <summary>Changes with the key: a session that was opened with an old one ends.</summary>
    internal string KeyMark => Convert.ToHexStringLower(Hash.AsSpan(0, 8));

    public ClaimsPrincipal Principal(string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, Name), new(ClaimTypes.Role, RoleName), new(KeyClaim, KeyMark)], scheme));
}
