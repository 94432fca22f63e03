using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using NewsPipeline.Contracts;
using NewsPipeline.Enricher;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Services.Tests;

public sealed class EnricherTests
{
    [Fact]
    public async Task A_found_article_goes_on_with_what_was_read_from_it()
    {
        await using var services = Services();
        var harness = await services.StartTestHarness();
        var found = Some.Found(Some.Article(text: "Russia demands that Ukraine confirm its neutral status."));

        await harness.Bus.Publish(found);

        var enriched = (await harness.Published.SelectAsync<ArticleEnriched>().First()).Context.Message;
        Assert.Equal(found.Finding, enriched.Found.Finding);
        Assert.Equal(("Q159", "Q212", "confirm its neutral status"), Only(enriched));
    }

    [Fact]
    public async Task An_article_in_another_language_goes_on_without_demands()
    {
        await using var services = Services();
        var harness = await services.StartTestHarness();

        await harness.Bus.Publish(Some.Found(Some.Article(title: "Gespräche", text: "Die Regierung fordert, dass der Nachbar das Abkommen nicht verlässt und die Grenze mit ihm öffnet.")));

        var enriched = (await harness.Published.SelectAsync<ArticleEnriched>().First()).Context.Message;
        Assert.Equal(("de", 0), (enriched.Reading.Language, enriched.Reading.Demands.Count));
    }

    private static (string?, string?, string) Only(ArticleEnriched enriched)
    {
        var demand = Assert.Single(enriched.Reading.Demands);
        return (demand.Issuer?.WikidataId, demand.Addressee?.WikidataId, demand.What);
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddEnricher()
        .AddMassTransitTestHarness(bus =>
        {
            // Only a test that fails waits so long.
            bus.SetTestTimeouts(testInactivityTimeout: TimeSpan.FromMinutes(1));
            bus.AddEnricherConsumers();
        })
        .BuildServiceProvider(validateScopes: true);
}
