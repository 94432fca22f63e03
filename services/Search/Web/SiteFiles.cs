using System.Collections.Frozen;
using NewsPipeline.Contracts;

namespace NewsPipeline.Search.Web;

/// <summary>
/// Style, script and icon, embedded in the assembly: they are there however the service is started or packed. Their address
/// carries a hash of their content, so browsers may keep them for ever.
/// </summary>
internal static class SiteFiles
{
    private const string Folder = "Assets/";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private static readonly FrozenDictionary<string, Asset> ByName = ReadAll();

    public static readonly string Style = AddressOf("desk.css");

    public static readonly string Script = AddressOf("desk.js");

    public static readonly string Icon = AddressOf("icon.svg");

    public static void MapSiteFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var (name, asset) in ByName)
        {
            routes.MapGet(AddressOf(name), (HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return TypedResults.Bytes(asset.Content, Types[Path.GetExtension(name)]);
            }).ExcludeFromDescription();
        }
    }

    private static string AddressOf(string name) =>
        $"/assets/{Path.GetFileNameWithoutExtension(name)}.{ByName[name].Hash}{Path.GetExtension(name)}";

    private static FrozenDictionary<string, Asset> ReadAll() =>
        typeof(SiteFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], Read);

    private static Asset Read(string name)
    {
        using var resource = typeof(SiteFiles).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return new Asset(content.ToArray(), Digest.Of(Convert.ToBase64String(content.ToArray()))[..12]);
    }

    private sealed record Asset(byte[] Content, string Hash);
}
