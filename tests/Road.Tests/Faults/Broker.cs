using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NewsPipeline.Road.Tests.Faults;

/// <summary>A real broker in a container of its own, to be killed, halted and started again on the same port and data.</summary>
public sealed class Broker : IAsyncLifetime
{
    public const string User = "newspipeline";
    private const string Password = "newspipeline";
    private const ushort Port = 5672;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly int port = ServiceProcess.FreePort();
    private IContainer? container;
    private string host = "%2F";

    public string Url => $"amqp://{User}:{Password}@127.0.0.1:{port}/{host}";

    public async ValueTask InitializeAsync()
    {
        container = new ContainerBuilder("rabbitmq:4-management")
            .WithHostname("rabbitmq") // its data lie in a folder of this name
            .WithEnvironment("RABBITMQ_DEFAULT_USER", User)
            .WithEnvironment("RABBITMQ_DEFAULT_PASS", Password)
            .WithPortBinding(port, Port)
            .Build();
        await container.StartAsync();
        await UntilItAnswersAsync();
    }

    public Task KillAsync() => container!.KillAsync();

    public async Task StartAgainAsync()
    {
        await container!.StartAgainAsync();
        await UntilItAnswersAsync();
    }

    /// <summary>From here on in a virtual host of its own, without what an earlier night has left in its queues.</summary>
    public async Task BeginAsync()
    {
        host = $"night-{Guid.NewGuid():N}";
        await CommandAsync("add_vhost", host);
        await CommandAsync("set_permissions", "-p", host, User, ".*", ".*", ".*");
    }

    /// <summary>Straight into a queue, as whoever can reach the broker may do.</summary>
    public async Task SendAsync(string queue, ReadOnlyMemory<byte> body, string contentType = "application/vnd.masstransit+json")
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Url) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { ContentType = contentType, Persistent = true }, body);
    }

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }

    private async Task CommandAsync(params string[] command)
    {
        var done = await container!.ExecAsync(["rabbitmqctl", .. command]);
        Assert.True(done.ExitCode == 0, $"rabbitmqctl {string.Join(' ', command)}: {done.Stderr}");
    }

    private async Task UntilItAnswersAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                await using var connection = await new ConnectionFactory { Uri = new Uri(Url) }.CreateConnectionAsync(patience.Token);
                return;
            }
            catch (BrokerUnreachableException)
            {
                await Task.Delay(300, patience.Token);
            }
        }
    }
}
