using MassTransit;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using NewsPipeline.Alerts.Api;
using NewsPipeline.Alerts.Delivering;
using NewsPipeline.Alerts.Listening;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Hosting.Waiting;

namespace NewsPipeline.Alerts;

public static class AlertsService
{
    /// <summary>Asks for an alert memory, which <c>AddStore</c> adds.</summary>
    /// <param name="withPages">The same process serves the analysts' pages.</param>
    public static IServiceCollection AddAlerts(this IServiceCollection services, bool withPages = false)
    {
        services.AddPatience();
        services.AddSettings<AlertsOptions>(AlertsOptions.Section);
        services.AddFetching();
        services.AddAccess();
        services.AddSingleton<AlertMetrics>();
        services.AddSingleton<Bell>();
        services.AddSingleton<AlertTail>();
        services.AddSingleton<AlertStream>();
        services.AddSingleton<PastAlerts>();
        services.AddSingleton(provider =>
            new StoryPages(provider.GetRequiredService<IOptions<AlertsOptions>>(), withPages ? provider.GetRequiredService<IServer>() : null));
        services.AddSingleton<Webhook>();
        services.AddSingleton<Courier>();
        services.AddHostedService(provider => provider.GetRequiredService<AlertTail>());
        services.AddHostedService<DeliverAlerts>();
        return services;
    }

    public static void AddAlertsConsumers(this IBusRegistrationConfigurator bus) => bus.AddConsumer<RaiseAlerts, RaiseAlertsDefinition>();

    public static void MapAlerts(this WebApplication app)
    {
        app.MapSubscriptions();
        app.MapAlertLists();
    }
}
