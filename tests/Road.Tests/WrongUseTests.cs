using System.Net;
using System.Net.Sockets;

namespace NewsPipeline.Road.Tests;

/// <summary>What a user sees who asks for something that cannot be: one clear line, and an exit code that means it.</summary>
public sealed class WrongUseTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("newspipeline");

    public static TheoryData<string, int, string> Mistakes => new()
    {
        { "frobnicate", 2, "'frobnicate' is neither a verb, an option nor a setting" },
        { "--bogus", 2, "'--bogus' is neither a verb, an option nor a setting" },
        { "feed FOLDER/missing.xml", 2, "missing.xml cannot be read" },
        { "feed FOLDER/words.jsonl", 2, "words.jsonl is not a feed" },
        { "enrich FOLDER/words.jsonl", 2, "words.jsonl, line 2:" },
        { "replay FOLDER/words.jsonl --data=FOLDER", 2, "words.jsonl, line 2:" },
        { "kibana", 2, "Required command" },
        { "kibana install", 2, "kibana install wants --url URL" },
        { "kibana install --url kibana:5601", 2, "--url is neither http nor https" },
        { "kibana install --url http://anna:secret@localhost", 2, "--url must hold neither user name nor password" },
        { "kibana install --url http://localhost --password x", 2, "--password is given without --username" },
        { "kibana install --url http://localhost --api-key x --username anna --password y", 2, "--api-key excludes" },
        { "kibana install --url http://localhost --space A/b", 2, "--space 'A/b' must be" },
        { "kibana install --url http://localhost --ca-file FOLDER/words.jsonl", 2, "--url must be https" },
        { "kibana install --url https://localhost --ca-file FOLDER/missing.pem", 2, "missing.pem cannot be read as a certificate" },
        { "kibana install frobnicate --url http://localhost", 2, "'frobnicate' is neither a verb, an option nor a setting" },
        { "run --bus=pigeon", 2, "Bus is 'pigeon'; it must be rabbitmq or memory." },
        { "run --store=mongodb --data=FOLDER", 2, "Store is 'mongodb'; it must be sqlite or elasticsearch." },
        { "run --store=elasticsearch --Elasticsearch:Url=ftp://127.0.0.1 --data=FOLDER --urls=http://127.0.0.1:0", 2, "Elasticsearch:Url:" },
        { "replay FOLDER/none.jsonl --store=elasticsearch --Elasticsearch:Url=http://127.0.0.1:1 --data=FOLDER", 1, "not set up yet" },
        { "run --feeds=FOLDER/missing.opml --data=FOLDER --urls=http://127.0.0.1:0", 2, "missing.opml cannot be read" },
        { "run --Poller:MinmumInterval=00:01:00 --data=FOLDER --urls=http://127.0.0.1:0", 2, "There is no setting Poller:MinmumInterval; did you mean Poller:MinimumInterval?" },
        { "run --StoryDesk:Articles=-5 --data=FOLDER --urls=http://127.0.0.1:0", 2, "StoryDesk:Articles is '-5'; it must be from 100 to 10000000." },
        { "run --data=FOLDER --urls=http://127.0.0.1:99999", 2, "urls is 'http://127.0.0.1:99999'; it must be" },
        { "run --bus=rabbitmq --RabbitMq:Url=http://localhost --data=FOLDER --urls=http://127.0.0.1:0", 2, "RabbitMq:Url is 'http://localhost'; it must be" },
        { "run --data=FOLDER/words.jsonl/data --urls=http://127.0.0.1:0", 1, "data folder" },
        { "replay FOLDER/none.jsonl --bus=rabbitmq --data=FOLDER --RabbitMq:Url=amqp://127.0.0.1:1", 1, "RabbitMQ does not answer at 127.0.0.1:1" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_answered_with_one_clear_line(string commandLine, int exitCode, string says)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "words.jsonl"), "{\"id\":\"1\",\"text\":\"x\"}\nnot json\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "none.jsonl"), "");
        var run = await ServiceProcess.RunAsync(commandLine.Replace("FOLDER", folder.FullName).Split(' '));
        AssertOneLine(run.Error, says);
        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var run = await ServiceProcess.RunAsync("run", $"--urls=http://{taken.LocalEndpoint}", $"--data={folder.FullName}");
        AssertOneLine(run.Error, "address already in use");
        Assert.Equal(1, run.ExitCode);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void AssertOneLine(string error, string says)
    {
        Assert.Contains(says, error.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
