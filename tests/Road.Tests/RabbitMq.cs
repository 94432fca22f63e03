using Testcontainers.RabbitMq;

namespace NewsPipeline.Road.Tests;

/// <summary>A real broker: where the environment names one (NEWSPIPELINE_RABBITMQ), else in a container; skips where neither can be had.</summary>
public sealed class RabbitMq : IAsyncLifetime
{
    private RabbitMqContainer? container;
    private string? missing;

    public string Url => address ?? Unavailable();

    private string? address;

    public async ValueTask InitializeAsync()
    {
        address = Environment.GetEnvironmentVariable("NEWSPIPELINE_RABBITMQ");
        if (address is null)
        {
            await StartContainerAsync();
        }
    }

    /// <summary>Runs <c>rabbitmqctl</c>; skips where the broker is not ours to command.</summary>
    public async Task CommandAsync(params string[] command)
    {
        if (container is null)
        {
            Assert.Skip("needs a broker in a container of its own");
        }

        var done = await container.ExecAsync(["rabbitmqctl", .. command]);
        Assert.True(done.ExitCode == 0, $"rabbitmqctl {string.Join(' ', command)}: {done.Stderr}");
    }

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }

    private async Task StartContainerAsync()
    {
        try
        {
            container = new RabbitMqBuilder("rabbitmq:4-management").Build();
            await container.StartAsync();
            address = container.GetConnectionString();
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            missing = $"needs RabbitMQ: set NEWSPIPELINE_RABBITMQ, or start Docker ({e.Message})";
        }
    }

    private string Unavailable()
    {
        Assert.Skip(missing ?? "needs RabbitMQ");
        return "";
    }
}
