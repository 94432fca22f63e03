using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using RabbitMQ.Client;

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

    public string Url => UrlWith(Password);

    public string UrlWith(string password) => $"amqp://{User}:{password}@127.0.0.1:{port}/";

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

    public async Task SetPasswordAsync(string? password = null)
    {
        var done = await container!.ExecAsync(["rabbitmqctl", "change_password", User, password ?? Password]);
        Assert.Equal((0, ""), (done.ExitCode, done.ExitCode == 0 ? "" : done.Stderr));
    }

    /// <summary>Straight into a queue, as whoever can reach the broker may do.</summary>
    public async Task SendAsync(string queue, ReadOnlyMemory<byte> body, string contentType = "application/vnd.masstransit+json")
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Url) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { ContentType = contentType, Persistent = true }, body);
    }

    /// <summary>Takes messages of a queue and dies, which to the broker is a connection that ends without an answer, until none comes any more.</summary>
    public async Task<int> DieOverAsync(string queue)
    {
        for (var deaths = 0; ; deaths++)
        {
            await using var connection = await new ConnectionFactory { Uri = new Uri(Url), AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
            await using var channel = await connection.CreateChannelAsync();
            if (!await TakeAsync(channel, queue))
            {
                return deaths;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }

    private static async Task<bool> TakeAsync(IChannel channel, string queue)
    {
        for (var looks = 0; looks < 40; looks++)
        {
            if (await channel.BasicGetAsync(queue, autoAck: false) is not null)
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
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
            catch (Exception e) when (e is RabbitMQ.Client.Exceptions.BrokerUnreachableException)
            {
                await Task.Delay(300, patience.Token);
            }
        }
    }
}
