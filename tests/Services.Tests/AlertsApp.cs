using System.Net.Http.Headers;
using MassTransit;
using MassTransit.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Alerts;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Hosting.Answering;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>Alerts as it runs, on a bus in memory, a store in a folder of its own and a free port; only the clock is ours.</summary>
internal sealed class AlertsApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder;
    private readonly bool ownsFolder;
    private readonly WebApplication app;

    private AlertsApp(DirectoryInfo? shared, string[] settings)
    {
        (folder, ownsFolder) = (shared ?? Directory.CreateTempSubdirectory("alerts-app"), shared is null);
        var builder = WebApplication.CreateSlimBuilder([$"--Data={folder.FullName}", .. Keys.Settings, .. settings]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddAnswering();
        builder.Services.AddApiDocument();
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddAlerts();
        builder.Services.AddMassTransitTestHarness(bus =>
        {
            bus.SetTestTimeouts(testTimeout: Patience, testInactivityTimeout: Patience);
            bus.AddAlertsConsumers();
        });
        app = builder.Build();
        app.MapOpenApi();
        app.MapAlerts();
    }

    public FakeTimeProvider Clock { get; } = new(AlertSome.Noon);

    /// <summary>With an operator's key.</summary>
    public HttpClient Http { get; private set; } = null!;

    public IAlertMemory Memory => app.Services.GetRequiredService<IAlertMemory>();

    public static Task<AlertsApp> StartAsync(params string[] settings) => StartAsync(null, settings);

    /// <summary>Another process of the service, on the same store; to be disposed first.</summary>
    public Task<AlertsApp> StartBesideAsync() => StartAsync(folder, []);

    private static async Task<AlertsApp> StartAsync(DirectoryInfo? shared, string[] settings)
    {
        var alerts = new AlertsApp(shared, settings);
        await alerts.app.StartAsync();
        alerts.Http = alerts.HttpWith(Keys.Operator);
        return alerts;
    }

    /// <param name="key">None is sent where it is null.</param>
    public HttpClient HttpWith(AccessKey? key)
    {
        var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key.Text);
        return http;
    }

    /// <summary>Publishes one after the other, and waits until the consumer is through with each.</summary>
    public async Task PublishAsync(params DemandReport[] reports)
    {
        var bus = app.Services.GetRequiredService<ITestHarness>();
        foreach (var report in reports)
        {
            var id = NewId.NextGuid();
            await bus.Bus.Publish(new DemandRaised(report), message => message.MessageId = id);
            Assert.True(await bus.Consumed.Any<DemandRaised>(consumed => consumed.Context.MessageId == id && consumed.Exception is null));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsFolder)
        {
            folder.Delete(recursive: true);
        }
    }
}
