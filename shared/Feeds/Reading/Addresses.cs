using System.Buffers;

namespace NewsPipeline.Feeds.Reading;

/// <summary>Addresses as feeds write them.</summary>
internal static class Addresses
{
    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\t\r\n");

    /// <summary>Absolute where the address is, or where there is something to resolve it against; else as it stands.</summary>
    public static string Resolve(string address, string? against)
    {
        address = Clean(address);
        return IsAbsolute(address) || against is null || !Uri.TryCreate(against, UriKind.Absolute, out var start) || !Uri.TryCreate(start, address, out var whole)
            ? address
            : whole.AbsoluteUri;
    }

    public static bool IsWeb(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool IsAbsolute(string address)
    {
        var end = address.AsSpan().IndexOfAnyExcept(SchemeCharacters);
        return end > 0 && address[end] == ':' && char.IsAsciiLetter(address[0]);
    }

    // A line break inside an address is never part of it.
    private static string Clean(string address)
    {
        address = address.Trim();
        return address.AsSpan().ContainsAny(LineBreaks) ? string.Concat(address.Where(c => !LineBreaks.Contains(c))) : address;
    }
}
