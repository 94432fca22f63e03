using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;
using NewsPipeline.Hosting.Settings;

namespace NewsPipeline.Hosting.Fetching;

/// <summary>How we behave towards servers that others named: feeds, pages, webhooks.</summary>
public sealed class FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>Networks in CIDR form that may be fetched although they are private ("10.0.0.0/8"); none unless told.</summary>
    public IReadOnlyList<string> AllowNetworks { get; set; } = [];

    /// <summary>In bytes, after decompression.</summary>
    [Range(1, 1 << 30)]
    public int LargestBody { get; set; } = 10_000_000;

    /// <summary>For a whole answer, with all its redirects and the last byte of its body.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>An address or a page in our User-Agent, for those who wish to complain.</summary>
    [RegularExpression("[ -~]*", ErrorMessage = "plain ASCII on one line: it travels in the User-Agent")]
    public string Contact { get; set; } = "";

    internal IReadOnlyList<IPNetwork> Allowed => [.. AllowNetworks.Select(IPNetwork.Parse)];
}

internal sealed class FetchOptionsCheck : IValidateOptions<FetchOptions>
{
    public ValidateOptionsResult Validate(string? name, FetchOptions options) =>
        options.AllowNetworks.FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } wrong
            ? ValidateOptionsResult.Fail(WrongSetting.Sentence("Fetch:AllowNetworks", wrong, "networks in CIDR form, such as 10.0.0.0/8 or fd00::/8"))
            : ValidateOptionsResult.Success;
}
