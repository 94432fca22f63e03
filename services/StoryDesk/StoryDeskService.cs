using MassTransit;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Hosting.Waiting;

namespace NewsPipeline.StoryDesk;

public static class StoryDeskService
{
    /// <summary>The desk itself; needs an <see cref="Storage.IDeskMemory"/>.</summary>
    public static IServiceCollection AddStoryDesk(this IServiceCollection services)
    {
        services.AddPatience();
        services.AddSettings<StoryDeskOptions>(StoryDeskOptions.Section);
        services.AddSingleton<DeskFigures>();
        services.AddSingleton<DurableDesk>();
        services.AddSingleton<SharedDesk>();
        services.AddHostedService<RaiseAgain>();
        return services;
    }

    public static void AddStoryDeskConsumers(this IBusRegistrationConfigurator bus) => bus.AddConsumer<PlaceArticle, PlaceArticleDefinition>();
}
