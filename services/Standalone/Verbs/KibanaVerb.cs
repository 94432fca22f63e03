using System.CommandLine;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Standalone.Kibana;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>kibana install</c>: data views and dashboards for analysts and operators, put into a Kibana.</summary>
internal static class KibanaVerb
{
    /// <summary>Each with the setting that it is short for.</summary>
    private static readonly (string Setting, Option<string> Option)[] Own =
    [
        ("Url", new("--url") { Description = "Address of Kibana, such as http://localhost:5601." }),
        ("Username", new("--username") { Description = "Who may import saved objects." }),
        ("Password", new("--password") { Description = "Better in the environment, as Kibana__Password." }),
        ("ApiKey", new("--api-key") { Description = "Instead of a user name: the encoded form that Elasticsearch gives." }),
        ("CaFile", new("--ca-file") { Description = "PEM file with the authority that signed Kibana's certificate." }),
        ("Space", new("--space") { Description = "The space's name in its address. Default: the default space." }),
    ];

    public static Command Build()
    {
        var install = new Command("install", "Puts data views, searches and three dashboards into a Kibana; what it installed before is overwritten.");
        foreach (var (_, option) in Own)
        {
            install.Options.Add(option);
        }

        install.TreatUnmatchedTokensAsErrors = false;
        install.SetAction(InstallAsync);
        return new Command("kibana", "Kibana's view of the store in Elasticsearch.") { install };
    }

    private static async Task InstallAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (options, prefix) = Read(parsed);
        using var import = new KibanaImport(options, TimeProvider.System);
        var installed = await import.RunAsync(SavedObjects.Lines(prefix), cancellation);
        await using var output = JsonLines.Output();
        await JsonLines.WriteAsync(output, KibanaReport.Of(options, installed));
    }

    private static (KibanaOptions Options, string Prefix) Read(ParseResult parsed)
    {
        var settings = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddCommandLine([.. Given(parsed), .. Settings.From(parsed)])
            .Build();
        var options = settings.SettingsOf<KibanaOptions>(KibanaOptions.Section);
        return options.Problem() is { } problem
            ? throw new UnreadableInputException(problem)
            : (options, settings[$"{ElasticsearchOptions.Section}:{nameof(ElasticsearchOptions.Prefix)}"] ?? "");
    }

    private static IEnumerable<string> Given(ParseResult parsed) => Own
        .Where(own => parsed.GetResult(own.Option) is not null)
        .Select(own => $"--{KibanaOptions.Section}:{own.Setting}={parsed.GetValue(own.Option)}");
}
