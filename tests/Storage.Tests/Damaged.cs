using Microsoft.Extensions.DependencyInjection;

namespace NewsPipeline.Storage.Tests;

internal static class Damaged
{
    public static Damage Log() => new ServiceCollection().AddLogging().AddMetrics().AddSingleton<Damage>().BuildServiceProvider().GetRequiredService<Damage>();
}
