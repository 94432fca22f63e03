using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ClientOptionsTests
{
    private const string Key = "bm9ib2R5OnNlY3JldA==";

    [Theory]
    [InlineData("Url", " , ", "Elasticsearch:Url is empty; it must name a node, such as http://localhost:9200.")]
    [InlineData("Url", "localhost:9200", "Elasticsearch:Url: 'localhost:9200' is neither http nor https; an address looks like https://search.example:9200.")]
    [InlineData("Url", "http://one:9200,ftp://two", "Elasticsearch:Url: 'ftp://two' is neither http nor https; an address looks like https://search.example:9200.")]
    [InlineData("Url", "elastic:secret@one:9200", "Elasticsearch:Url: an address is neither http nor https; one looks like https://search.example:9200.")]
    [InlineData("Url", "https://elastic:secret@one:9200", "Elasticsearch:Url must hold neither user name nor password; use Elasticsearch:Username and Elasticsearch:Password.")]
    [InlineData("Url", "https://one:9200/es", "Elasticsearch:Url: 'https://one:9200/es' must end after host and port, without a path or a query.")]
    [InlineData("Url", "https://one:9200?a=b", "Elasticsearch:Url: 'https://one:9200?a=b' must end after host and port, without a path or a query.")]
    [InlineData("Username", "elastic", "Elasticsearch:Username is set without Elasticsearch:Password.")]
    [InlineData("Password", "secret", "Elasticsearch:Password is set without Elasticsearch:Username.")]
    [InlineData("ApiKey", "nobody:secret", "Elasticsearch:ApiKey must be the 'encoded' value that Elasticsearch gave when the key was made (base64 of id:key).")]
    [InlineData("ApiKey", "c2VjcmV0", "Elasticsearch:ApiKey must be the 'encoded' value that Elasticsearch gave when the key was made (base64 of id:key).")]
    [InlineData("CaFile", "/etc/hostname", "Elasticsearch:CaFile is set, so every address in Elasticsearch:Url must be https.")]
    [InlineData("Prefix", "News", "Elasticsearch:Prefix: 'News' must be at most 30 of a to z, 0 to 9 and '-', and not begin with '-'.")]
    [InlineData("Prefix", "-news", "Elasticsearch:Prefix: '-news' must be at most 30 of a to z, 0 to 9 and '-', and not begin with '-'.")]
    [InlineData("Prefix", "a123456789b123456789c123456789d", "Elasticsearch:Prefix: 'a123456789b123456789c123456789d' must be at most 30 of a to z, 0 to 9 and '-', and not begin with '-'.")]
    [InlineData("Deadline", "00:00:00", "Elasticsearch:Deadline must be between 00:00:00.1000000 and 00:10:00, not 00:00:00.")]
    public void A_wrong_setting_is_named_in_a_sentence(string setting, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Failures((setting, value))));

    [Fact]
    public void A_key_excludes_a_user() => Assert.Equal(
        "Elasticsearch:ApiKey excludes Elasticsearch:Username and Elasticsearch:Password; set one or the other.",
        Assert.Single(Failures(("ApiKey", Key), ("Username", "elastic"), ("Password", "secret"))));

    [Fact]
    public void A_file_without_an_authority_is_named()
    {
        Assert.StartsWith("Elasticsearch:CaFile: Could not find", Assert.Single(WithAuthority("/no/such/ca.pem")), StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "ca.pem");
        File.WriteAllText(file, "-----BEGIN NONSENSE-----");
        Assert.Equal($"Elasticsearch:CaFile: {file} holds no certificate in PEM form.", Assert.Single(WithAuthority(file)));
        File.WriteAllText(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Assert.StartsWith($"Elasticsearch:CaFile: {file} holds no certificate that can be read: ", Assert.Single(WithAuthority(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_operators_set_is_right()
    {
        using var authority = new EngineAuthority();
        Assert.Empty(Failures());
        Assert.Empty(Failures(("Url", "https://one.example:9200, https://two.example"), ("CaFile", authority.File), ("ApiKey", Key), ("Prefix", "news-2")));
        Assert.Empty(Failures(("Url", "http://[::1]:9200/"), ("Username", "elastic"), ("Password", "p:w"), ("Deadline", "00:01:00")));
    }

    private static IEnumerable<string> WithAuthority(string file) => Failures(("Url", "https://one:9200"), ("CaFile", file));

    /// <summary>As a service finds them when it starts.</summary>
    private static IEnumerable<string> Failures(params (string Setting, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Elasticsearch:{one.Setting}", (string?)one.Value)));
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddElasticsearchClient(configuration)
            .BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            services.GetRequiredService<ElasticsearchClient>();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
    }
}
