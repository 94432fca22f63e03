using System.CommandLine;
using NewsPipeline.Standalone.Demo;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>demo</c>: the whole product on a newsroom of its own, without a network.</summary>
internal static class DemoVerb
{
    private const string DefaultUrl = "http://localhost:8080";

    public static Command Build()
    {
        var command = new Command("demo", "Shows the whole product moving, on fictional outlets served by this machine itself.");
        Settings.AddTo(command, "--urls", "--data");
        command.SetAction((parsed, cancellation) => RunAsync(Settings.From(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("newspipeline-demo").FullName;
        try
        {
            await using var newsroom = await Newsroom.OpenAsync(TimeProvider.System, speed: 1, cancellation);
            Welcome(newsroom, settings);
            return await Pipeline.RunAsync(
                [.. await FollowAsync(newsroom, folder, cancellation), .. settings],
                services => services.AddSingleton(newsroom).AddHostedService<KeepInStep>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Settings that follow the newsroom closely, into a store that is gone afterwards unless <c>--data</c> keeps it.</summary>
    private static async Task<string[]> FollowAsync(Newsroom newsroom, string folder, CancellationToken cancellation)
    {
        var feeds = Path.Combine(folder, "feeds.txt");
        await File.WriteAllLinesAsync(feeds, newsroom.Feeds.Select(feed => feed.Url.AbsoluteUri), cancellation);
        return
        [
            $"--Feeds={feeds}", $"--Data={folder}", "--Fetch:AllowNetworks=127.0.0.0/8,::1/128",
            "--Poller:MinimumInterval=00:00:00.500", "--Poller:MaximumInterval=00:00:01", "--Poller:HostGap=00:00:00.050",
        ];
    }

    private static void Welcome(Newsroom newsroom, string[] settings)
    {
        var url = settings.LastOrDefault(setting => setting.StartsWith("--urls=", StringComparison.Ordinal))?["--urls=".Length..] ?? DefaultUrl;
        Console.Error.WriteLine(
            $"""

              {newsroom.Feeds.Count} fictional outlets publish for the next {newsroom.Length.TotalSeconds:0} seconds; three negotiations are among their news.

                {url,-34} search, and every story as it grows
                {url + "/feeds",-34} the outlets' feeds
                {url + "/machine",-34} the balance sheet, and what went wrong
                {url + "/alerts.atom",-34} new demands, as a feed

              Ctrl+C ends it.

            """);
    }
}
