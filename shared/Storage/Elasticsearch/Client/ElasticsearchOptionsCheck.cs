using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>What is wrong with the settings, each in a sentence that names the setting and no secret.</summary>
internal sealed partial class ElasticsearchOptionsCheck : IValidateOptions<ElasticsearchOptions>
{
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LeastKept = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, ElasticsearchOptions options)
    {
        string[] wrong = [.. WrongAddresses(options), .. WrongIdentity(options), .. WrongAuthority(options), .. WrongRest(options)];
        return wrong is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> WrongAddresses(ElasticsearchOptions options) =>
        options.Addresses is []
            ? ["Elasticsearch:Url is empty; it must name a node, such as http://localhost:9200."]
            : options.Addresses.Select(WrongAddress).OfType<string>();

    private static string? WrongAddress(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host is "")
        {
            return address.Contains('@', StringComparison.Ordinal)
                ? "Elasticsearch:Url: an address is neither http nor https; one looks like https://search.example:9200."
                : $"Elasticsearch:Url: '{address}' is neither http nor https; an address looks like https://search.example:9200.";
        }

        if (url.UserInfo is not "")
        {
            return "Elasticsearch:Url must hold neither user name nor password; use Elasticsearch:Username and Elasticsearch:Password.";
        }

        return url is { PathAndQuery: "/", Fragment: "" }
            ? null
            : $"Elasticsearch:Url: '{address}' must end after host and port, without a path or a query.";
    }

    private static IEnumerable<string> WrongIdentity(ElasticsearchOptions options) => (options.ApiKey, options.Username, options.Password) switch
    {
        (null or "", null or "", null or "") => [],
        (null or "", null or "", _) => ["Elasticsearch:Password is set without Elasticsearch:Username."],
        (null or "", _, null or "") => ["Elasticsearch:Username is set without Elasticsearch:Password."],
        (null or "", var user, _) => user.Contains(':', StringComparison.Ordinal) ? ["Elasticsearch:Username must not hold a colon."] : [],
        (var key, null or "", null or "") => IsApiKey(key)
            ? []
            : ["Elasticsearch:ApiKey must be the 'encoded' value that Elasticsearch gave when the key was made (base64 of id:key)."],
        _ => ["Elasticsearch:ApiKey excludes Elasticsearch:Username and Elasticsearch:Password; set one or the other."],
    };

    private static bool IsApiKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is [{ Length: > 0 }, { Length: > 0 }];
    }

    private static IEnumerable<string> WrongAuthority(ElasticsearchOptions options)
    {
        if (options.CaFile is not { Length: > 0 } file)
        {
            return [];
        }

        if (options.Addresses.Any(address => !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
        {
            return ["Elasticsearch:CaFile is set, so every address in Elasticsearch:Url must be https."];
        }

        return WrongCertificate(file) is { } wrong ? [$"Elasticsearch:CaFile: {wrong}"] : [];
    }

    private static string? WrongCertificate(string file)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0 ? null : $"{file} holds no certificate in PEM form.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
        catch (CryptographicException e)
        {
            return $"{file} holds no certificate that can be read: {e.Message}";
        }
    }

    private static IEnumerable<string> WrongRest(ElasticsearchOptions options)
    {
        if (!PrefixPattern().IsMatch(options.Prefix))
        {
            yield return $"Elasticsearch:Prefix: '{options.Prefix}' must be at most 30 of a to z, 0 to 9 and '-', and not begin with '-'.";
        }

        if (options.Deadline < ShortestDeadline || options.Deadline > LongestDeadline)
        {
            yield return $"Elasticsearch:Deadline must be between {ShortestDeadline:c} and {LongestDeadline:c}, not {options.Deadline:c}.";
        }

        if (options.KeepFor < LeastKept)
        {
            yield return $"Elasticsearch:KeepFor must be a day (1.00:00:00) or more, not {options.KeepFor:c}.";
        }
    }

    [GeneratedRegex(@"\A([a-z0-9][a-z0-9-]{0,29})?\z")]
    private static partial Regex PrefixPattern();
}
