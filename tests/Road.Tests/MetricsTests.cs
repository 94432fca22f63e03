using System.Globalization;
using System.Text.RegularExpressions;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Road.Tests;

/// <summary>What a running pipeline shows at <c>/metrics</c>, against the page that lists it.</summary>
public sealed partial class MetricsTests(Scrape scrape) : IClassFixture<Scrape>
{
    private readonly string shown = scrape.Text;

    [Fact]
    public void The_page_lists_all_that_is_ours_and_nothing_that_is_not_there()
    {
        var families = Family().Matches(shown).Select(family => family.Groups["name"].Value).Where(IsOurs).ToHashSet();
        var listed = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "shared/Hosting/METRICS.md")))
            .ToDictionary(row => row.Groups["shown"].Value, row => row.Groups["later"].Success);

        Assert.Empty(families.Except(listed.Keys));
        Assert.Empty(listed.Where(row => !row.Value).Select(row => row.Key).Except(families));
        Assert.True(families.Count > 15, shown);
    }

    [Fact]
    public void Nothing_has_a_name_or_a_unit_of_its_own()
    {
        Assert.DoesNotContain("masstransit", shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("_milliseconds", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"in-error-queue""", shown);
        Assert.Matches(@"(?m)^target_info\{[^}]*service_version=""[0-9]+\.[0-9]+", shown);
    }

    [Fact]
    public void Whatever_takes_seconds_is_told_apart_by_milliseconds()
    {
        var durations = Bucket().Matches(shown).Where(bucket => IsOurs(bucket.Groups["name"].Value))
            .GroupBy(bucket => bucket.Groups["name"].Value, bucket => double.Parse(bucket.Groups["bound"].Value, CultureInfo.InvariantCulture))
            .ToDictionary(bounds => bounds.Key, bounds => bounds.Distinct().ToList());

        Assert.Contains("messaging_process_duration_seconds", durations.Keys);
        Assert.All(durations.Values, bounds => Assert.True(bounds.Count(bound => bound <= 1) >= 7 && bounds[0] <= 0.005));
    }

    [Fact]
    public void Every_queue_of_the_road_shows_what_it_took_and_how_old_that_was()
    {
        foreach (var queue in new[] { "enrich-article", "place-article", "index-article", "raise-alerts" })
        {
            var by = $"[^}}]*messaging_destination_name=\"{queue}\"[^}}]*";
            var messages = queue == "raise-alerts" ? 1 : 2;
            Assert.Matches($@"(?m)^messaging_client_consumed_messages_total\{{{by}\}} {messages}\r?$", shown);
            Assert.Matches($@"(?m)^messaging_process_duration_seconds_count\{{{by}\}} {messages}\r?$", shown);
            Assert.Matches($@"(?m)^newspipeline_queue_age_seconds_count\{{{by}\}} {messages}\r?$", shown);
        }
    }

    private static bool IsOurs(string name) => name.StartsWith("newspipeline_", StringComparison.Ordinal) || name.StartsWith("messaging_", StringComparison.Ordinal);

    [GeneratedRegex(@"^# TYPE (?<name>\S+) ", RegexOptions.Multiline)]
    private static partial Regex Family();

    [GeneratedRegex(@"^\| `[a-z_.]+` \| `(?<shown>[a-z_]+)` \|.*?(?<later> †)? \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?<name>\S+_seconds)_bucket\{[^}]*le=""(?<bound>[0-9.]+)""", RegexOptions.Multiline)]
    private static partial Regex Bucket();
}

/// <summary>Of a Standalone through which a few articles have gone, and an item that says nothing.</summary>
public sealed class Scrape : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("newspipeline");

    public string Text { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await using var outlet = await FeedServer.OpenAsync();
        outlet.Print("talks", "Talks open in Istanbul", "Russia demands that Ukraine confirm its neutral status. Kyiv rejected the demand.");
        outlet.Print("weather", "Rain in the north", "It rained in the north on Monday, and the roads were wet.");
        outlet.Print("silence", "", "");
        var feeds = Path.Combine(data.FullName, "feeds.txt");
        await File.WriteAllTextAsync(feeds, $"{outlet.Feed}\n");
        await using var newspipeline = await ServiceProcess.StartAsync("Standalone", $"--feeds={feeds}", $"--data={data.FullName}", "--Fetch:AllowNetworks=127.0.0.0/8");
        using var api = new Api(newspipeline.Address);
        await api.UntilAsync("/api/alerts", alerts => alerts.ToJsonString().Contains("neutral status"));
        await api.UntilAsync("/api/articles", page => Api.Total(page) == 2);
        Text = await SettledAsync(newspipeline.Address);
    }

    public ValueTask DisposeAsync()
    {
        data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The balance is read every few seconds.</summary>
    private static async Task<string> SettledAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            var text = await http.GetStringAsync("/metrics");
            if (text.Contains("outcome=\"indexed\"} 2") && text.Contains("newspipeline_feeds_polled_total{"))
            {
                return text;
            }

            await Task.Delay(500);
        }
    }
}
