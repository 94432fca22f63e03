using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsPipeline.Alerts;
using NewsPipeline.Bus;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Poller;
using NewsPipeline.Search;
using NewsPipeline.Storage;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.StoryDesk;

namespace NewsPipeline.Services.Tests;

/// <summary>What is told of a wrong setting, as a process with all services finds it before it starts.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("settings");

    public static TheoryData<string, string> Mistakes => new()
    {
        { "RabbitMq:Url=http://localhost", "RabbitMq:Url is 'http://localhost'; it must be an address with amqp:// or amqps://, such as amqp://guest:guest@localhost:5672/." },
        { "RabbitMq:Url=nonsense", "RabbitMq:Url is 'nonsense'; it must be an address with amqp:// or amqps://, such as amqp://guest:guest@localhost:5672/." },
        { "RabbitMq:Url=http://anna:secret@localhost", "RabbitMq:Url is 'http://…@localhost'; it must be an address with amqp:// or amqps://, such as amqp://guest:guest@localhost:5672/." },
        { "RabbitMq:Uri=amqp://localhost", "There is no setting RabbitMq:Uri; did you mean RabbitMq:Url?" },
        { "Bus=pigeon", "Bus is 'pigeon'; it must be rabbitmq or memory." },
        { "Store=oracle", "Store is 'oracle'; it must be sqlite or elasticsearch." },
        { "urls=http://127.0.0.1:99999", "urls is 'http://127.0.0.1:99999'; it must be an address such as http://localhost:8080, with a port from 0 to 65535; several with semicolons." },
        { "urls=localhost", "urls is 'localhost'; it must be an address such as http://localhost:8080, with a port from 0 to 65535; several with semicolons." },
        { "http_ports=80a", "http_ports is '80a'; it must be a port from 0 to 65535; several with semicolons." },
        { "Poller:MinmumInterval=00:01:00", "There is no setting Poller:MinmumInterval; did you mean Poller:MinimumInterval?" },
        { "Poller:Colour=red", "There is no setting Poller:Colour; those of Poller are MinimumInterval, MaximumInterval, HostGap, FetchPages, ParallelFetches." },
        { "Poller:HostGap:Seconds=1", "There is no setting Poller:HostGap:Seconds; did you mean Poller:HostGap?" },
        { "Poller:MinimumInterval=soon", "Poller:MinimumInterval is 'soon'; it must be a time such as 00:00:30 (half a minute) or 1.00:00:00 (a day)." },
        { "Poller:MinimumInterval=-00:00:01", "Poller:MinimumInterval is '-00:00:01'; it must be from 00:00:00.010 to 7.00:00:00." },
        { "Poller:MinimumInterval=2.00:00:00", "Poller:MinimumInterval (2.00:00:00) must not be longer than Poller:MaximumInterval (1.00:00:00)." },
        { "Poller:FetchPages=perhaps", "Poller:FetchPages is 'perhaps'; it must be true or false." },
        { "StoryDesk:Articles=-5", "StoryDesk:Articles is '-5'; it must be from 100 to 10000000." },
        { "StoryDesk:Articles=many", "StoryDesk:Articles is 'many'; it must be a whole number." },
        { "Fetch:AllowNetworks=10.0.0.0/8,office", "Fetch:AllowNetworks is 'office'; it must be networks in CIDR form, such as 10.0.0.0/8 or fd00::/8." },
        { "Alerts:Pages=news.example", "Alerts:Pages is 'news.example'; it must be an address with http:// or https://, such as https://news.example/." },
        { "Access:Keys:alice:Role=boss", "Access:Keys:alice:Role is 'boss'; it must be subscriber or operator." },
        { "Access:Keys:alice:Hsh=x", "There is no setting Access:Keys:alice:Hsh; did you mean Access:Keys:alice:Hash?" },
        { "Elasticsearch:Partition=Week", "Elasticsearch:Partition is 'Week'; it must be month or day." },
    };

    /// <summary>All but texts, in which anything can stand.</summary>
    public static TheoryData<string> OfAForm => [.. Sections.SelectMany(section => section.Options.GetProperties()
        .Where(property => property.SetMethod is { IsPublic: true } && property.PropertyType != typeof(string) && property.PropertyType != typeof(IReadOnlyList<string>))
        .Select(property => $"{section.Name}:{property.Name}"))];

    private static (string Name, Type Options)[] Sections =>
    [
        (RabbitMqOptions.Section, typeof(RabbitMqOptions)), (ElasticsearchOptions.Section, typeof(ElasticsearchOptions)),
        (PollerOptions.Section, typeof(PollerOptions)), (FetchOptions.Section, typeof(FetchOptions)), (StoryDeskOptions.Section, typeof(StoryDeskOptions)),
        (SearchOptions.Section, typeof(SearchOptions)), (AlertsOptions.Section, typeof(AlertsOptions)),
    ];

    [Theory, MemberData(nameof(Mistakes))]
    public void A_wrong_setting_is_one_line_with_its_full_name(string setting, string says) => Assert.Equal(says, Told(setting));

    [Theory, MemberData(nameof(OfAForm))]
    public void No_setting_takes_what_it_cannot_read(string setting) =>
        Assert.StartsWith($"{setting} is 'no such thing'; it must be ", Told($"{setting}=no such thing"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Logging:LogLevel:Nobody=Warning")]
    [InlineData("Kestrel:Unheard=1")]
    [InlineData("Elsewhere:Poller=1")]
    [InlineData("POLLER_HOST=1")]
    [InlineData("Poller:HostGap=")]
    [InlineData("poller:hostgap=00:00:02")]
    public void What_is_none_of_ours_or_blank_stops_nobody(string setting) => Assert.Equal("", Told(setting));

    [Fact]
    public void A_fault_of_our_own_is_not_dressed_as_a_setting()
    {
        var fault = new InvalidOperationException("Sequence contains no elements");
        Assert.Null(ServiceHost.WhyNotStarted(fault));
        Assert.False(ServiceHost.IsWrongSetting(fault));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Told(string setting)
    {
        try
        {
            var builder = WebApplication.CreateBuilder();
            var (name, value) = (setting[..setting.IndexOf('=')], setting[(setting.IndexOf('=') + 1)..]);
            builder.Configuration.AddInMemoryCollection([new("Data", folder.FullName), new("Store", "elasticsearch")]).AddInMemoryCollection([new(name, value)]);
            builder.AddPipelineDefaults("settings");
            builder.Services.AddStore(builder.Configuration).AddStoryDesk().AddAlerts().AddSearch().AddPoller(builder.Configuration);
            builder.Services.AddBus(builder.Configuration, _ => { });
            var app = builder.Build();
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return "";
        }
        catch (Exception e) when (ServiceHost.IsWrongSetting(e))
        {
            return ServiceHost.WhyNotStarted(e)!;
        }
    }
}
