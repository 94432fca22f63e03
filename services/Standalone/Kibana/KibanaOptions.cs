using System.Text.RegularExpressions;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Standalone.Kibana;

/// <summary>Where Kibana is, and how we show who we are.</summary>
internal sealed partial class KibanaOptions
{
    public const string Section = "Kibana";

    /// <summary>As a browser finds it, with its base path where it has one.</summary>
    public string Url { get; set; } = "";

    public string? Username { get; set; }

    public string? Password { get; set; }

    /// <summary>The <c>encoded</c> form in which Elasticsearch gives out a key; not together with a user name.</summary>
    public string? ApiKey { get; set; }

    /// <summary>PEM file with the one authority whose certificates count; the system's own where it is not set.</summary>
    public string? CaFile { get; set; }

    /// <summary>Name of a space in its address; the default space where it is not set.</summary>
    public string? Space { get; set; }

    /// <summary>How long a Kibana that is still starting is waited for.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Address of the space, without a slash at its end.</summary>
    public string Home => Url.TrimEnd('/') + (Space is { Length: > 0 } space ? $"/s/{space}" : "");

    /// <summary>Kibana takes the same identities and certificates as Elasticsearch behind it.</summary>
    public ElasticsearchOptions Connection => new() { Url = Url, Username = Username, Password = Password, ApiKey = ApiKey, CaFile = CaFile };

    /// <summary>What is wrong, in a sentence that names the option and no secret; null where nothing is.</summary>
    public string? Problem() => WrongUrl() ?? WrongIdentity() ?? this switch
    {
        { CaFile.Length: > 0 } when !Url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) => "--ca-file is given, so --url must be https.",
        { Space.Length: > 0 } when !SpaceForm().IsMatch(Space) => $"--space '{Space}' must be the space's name in its address: a to z, 0 to 9, '_' and '-'.",
        _ => null,
    };

    private string? WrongUrl() => Url is ""
        ? "kibana install wants --url URL, the address of Kibana, such as http://localhost:5601."
        : !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host is ""
            ? "--url is neither http nor https; an address looks like http://localhost:5601."
            : url.UserInfo is not ""
                ? "--url must hold neither user name nor password; use --username and --password."
                : url is { Query: "", Fragment: "" } ? null : "--url must end after host, port and base path, without a query.";

    private string? WrongIdentity() => (ApiKey, Username, Password) switch
    {
        (null or "", null or "", not (null or "")) => "--password is given without --username.",
        (null or "", not (null or ""), null or "") => "--username is given without --password (or the setting Kibana:Password).",
        (not (null or ""), var user, var password) when user is { Length: > 0 } || password is { Length: > 0 } =>
            "--api-key excludes --username and --password; give one or the other.",
        _ => null,
    };

    [GeneratedRegex(@"\A[a-z0-9_-]+\z")]
    private static partial Regex SpaceForm();
}
