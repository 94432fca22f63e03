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

    public async Task StopAsync() => await container!.StopAsync();

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
