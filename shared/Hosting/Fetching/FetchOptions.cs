using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

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
    [RegularExpression("[ -~]*", ErrorMessage = "Fetch:Contact must be plain ASCII on one line: it travels in the User-Agent.")]
    public string Contact { get; set; } = "";

    internal IReadOnlyList<IPNetwork> Allowed => [.. AllowNetworks.Select(IPNetwork.Parse)];

    /// <summary>One string with commas, as the environment has it, or a list, as files have it.</summary>
    internal static IReadOnlyList<string> ReadNetworks(IConfiguration configuration)
    {
        var section = configuration.GetSection($"{Section}:{nameof(AllowNetworks)}");
        var written = section.Value is { } line ? [line] : section.GetChildren().Select(child => child.Value ?? "");
        return [.. written.SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }
}

internal sealed class FetchOptionsCheck : IValidateOptions<FetchOptions>
{
    public ValidateOptionsResult Validate(string? name, FetchOptions options) =>
        options.AllowNetworks.FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } wrong
            ? ValidateOptionsResult.Fail($"Fetch:AllowNetworks: '{wrong}' is no network in CIDR form, such as 10.0.0.0/8 or fd00::/8.")
            : ValidateOptionsResult.Success;
}
