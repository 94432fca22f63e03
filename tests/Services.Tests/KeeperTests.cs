using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Indexer;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>Whatever lies in a queue and cannot be read is in the balance, and among the errors, at once.</summary>
public sealed class KeeperTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("newspipeline-").FullName;
    private IHost host = null!;

    public static TheoryData<string> Queues => [.. Stages.All.Select(stage => stage.Queue)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IErrorMemory Errors => host.Services.GetRequiredService<IErrorMemory>();

    private ILedger Ledger => host.Services.GetRequiredService<ILedger>();

    private Visits Consumed => host.Services.GetRequiredService<Visits>();

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("Data", folder), new("Bus", "memory")]);
        builder.Services.AddStore(builder.Configuration).AddIndexer().AddSingleton<Visits>();
        builder.Services.AddBus(builder.Configuration, bus =>
        {
            bus.AddConsumer<EnrichArticle>();
            bus.AddConsumer<PlaceArticle>();
            bus.AddConsumer<IndexArticle>();
            bus.AddConsumer<RaiseAlerts>();
        });
        host = builder.Build();
        await host.StartAsync(Cancellation);
        await host.Services.WaitForBusAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(Cancellation);
        host.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public async Task What_cannot_be_read_is_an_error_at_once_with_a_sentence_of_ours(string queue)
    {
        var stage = Stages.All.Single(stage => stage.Queue == queue);
        (string Body, string Reason)[] messages =
        [
            ("no JSON at all", "The message is not JSON"),
            ("", "The message is not JSON"),
            ("[]", "The message is not what it should be"),
            ("{}", $"{First(stage)} is missing"),
            (Envelope(stage, new JsonObject { ["colour"] = "red" }), $"{First(stage)} is missing"),
            (Envelope(stage, null), "the message is missing"),
            (Envelope(stage, "a text"), "The message is not what it should be"),
            (Envelope(stage, Good(stage, "a2"), type: "urn:message:NewsPipeline.Contracts:SomethingElse"), "It is not the kind of message that belongs into this queue"),
            (Envelope(stage, Broken(stage)), $"{BrokenName(stage)} is missing"),
        ];
        foreach (var (body, _) in messages)
        {
            await SendAsync(queue, body);
        }

        var distinct = messages.Select(message => message.Body).Distinct().Count();
        // An error is filed before it is on the balance sheet.
        await Keeping.UntilAsync(async () => (await Errors.ErrorsAsync(new(), Cancellation)).Total >= distinct
            && (await Ledger.BalanceAsync(null, Cancellation)).InErrorQueues + await Errors.AlertsWaitingAsync(Cancellation) >= distinct);
        var errors = (await Errors.ErrorsAsync(new() { Size = 50 }, Cancellation)).Items;
        Assert.Equal(messages.Select(message => message.Reason).Order(), errors.Select(error => error.Reason).Order());
        Assert.All(errors, error => Assert.Equal((queue, 1), (error.Queue, error.Times)));
        Assert.Equal(0, Consumed.Count);

        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal(stage.Message == typeof(DemandRaised) ? 0 : errors.Count, balance.InErrorQueues);
        Assert.Equal(stage.Message == typeof(DemandRaised) ? errors.Count : 0, await Errors.AlertsWaitingAsync(Cancellation));
        Assert.True(balance.AddsUp);
    }

    [Fact]
    public async Task What_can_still_be_made_out_of_a_broken_message_is_on_its_findings_own_line()
    {
        var placed = Some.Placed();
        await Ledger.FoundAsync([placed.Enriched.Found.Finding], Cancellation);
        var stage = Stages.All.Single(stage => stage.Message == typeof(ArticlePlaced));
        await SendAsync(stage.Queue, Envelope(stage, Broken(stage)));
        await SendAsync(stage.Queue, Envelope(stage, Broken(stage)));
        await Keeping.UntilAsync(async () => (await Errors.ErrorsAsync(new(), Cancellation)).Items is [{ Times: 2 }]);
        await Keeping.UntilAsync(Ledger, inErrorQueues: 1);

        var error = Assert.Single((await Errors.ErrorsAsync(new(), Cancellation)).Items);
        Assert.Equal(
            (placed.Enriched.Found.Finding, placed.Enriched.Found.Article.Id, placed.Enriched.Found.Article.Title),
            (error.Finding, error.Article, error.Title));
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((1, 1, 0), (balance.Found, balance.InErrorQueues, balance.InFlight));
    }

    [Fact]
    public async Task What_a_consumer_can_never_do_is_an_error_with_its_reason_and_sent_again_it_succeeds()
    {
        Consumed.Refuse = true;
        await host.Services.GetRequiredService<IBus>().Publish(Some.Found(), Cancellation);
        await Keeping.UntilAsync(Ledger, inErrorQueues: 1);
        var error = Assert.Single((await Errors.ErrorsAsync(new(), Cancellation)).Items);
        Assert.Equal("no reader can read it", error.Reason);
        Assert.Contains("ImpossibleArticleException", error.Detail, StringComparison.Ordinal);
        Assert.Equal(1, Consumed.Count);

        Consumed.Refuse = false;
        var again = await host.Services.GetRequiredService<ErrorDesk>().SendAgainAsync(
            error.Id, kept => host.Services.GetRequiredService<IBus>().SendAgainAsync(kept.Queue, kept.Body, Cancellation), Cancellation);
        Assert.True(again);
        await Keeping.UntilAsync(() => Task.FromResult(Consumed.Count == 2));
        Assert.Equal(1, (await Ledger.BalanceAsync(null, Cancellation)).InFlight);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_sent_again()
    {
        var stage = Stages.All[0];
        await SendAsync(stage.Queue, Envelope(stage, Broken(stage)));
        await Keeping.UntilAsync(Ledger, inErrorQueues: 1);
        var error = Assert.Single((await Errors.ErrorsAsync(new(), Cancellation)).Items);

        var e = await Assert.ThrowsAsync<UnreadableMessageException>(() => host.Services.GetRequiredService<ErrorDesk>().SendAgainAsync(
            error.Id, kept => host.Services.GetRequiredService<IBus>().SendAgainAsync(kept.Queue, kept.Body, Cancellation), Cancellation));
        Assert.Equal("article.text is missing", e.Message);
        Assert.Equal(1, (await Ledger.BalanceAsync(null, Cancellation)).InErrorQueues);
    }

    private static string First(Stage stage) => stage.Queue switch
    {
        "enrich-article" => "finding",
        "place-article" => "found",
        "index-article" => "enriched",
        _ => "report",
    };

    private static JsonObject Good(Stage stage, string id = "a1") => (JsonObject)JsonSerializer.SerializeToNode(Message(stage, id), stage.Message, Wire.Json)!;

    private static object Message(Stage stage, string id) => stage.Queue switch
    {
        "enrich-article" => Some.Found(Some.Article(id)),
        "place-article" => Some.Enriched(Some.Found(Some.Article(id))),
        "index-article" => Some.Placed(Some.Enriched(Some.Found(Some.Article(id)))),
        _ => new DemandRaised(AlertSome.Report(id)),
    };

    /// <summary>The article's text is null, or the report's quote.</summary>
    private static JsonObject Broken(Stage stage)
    {
        var good = Good(stage);
        var parent = stage.Queue switch
        {
            "enrich-article" => good["article"]!,
            "place-article" => good["found"]!["article"]!,
            "index-article" => good["enriched"]!["found"]!["article"]!,
            _ => good["report"]!,
        };
        parent[stage.Message == typeof(DemandRaised) ? "quote" : "text"] = null;
        return good;
    }

    private static string BrokenName(Stage stage) => stage.Message == typeof(DemandRaised) ? "report.quote" : "article.text";

    private static string Envelope(Stage stage, JsonNode? message, string? type = null) => new JsonObject
    {
        ["messageId"] = Guid.NewGuid().ToString(),
        ["messageType"] = new JsonArray(type ?? MessageUrn.ForTypeString(stage.Message)),
        ["message"] = message,
    }.ToJsonString();

    private async Task SendAsync(string queue, string body)
    {
        var endpoint = await host.Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri($"queue:{queue}"));
        await endpoint.Send(new Anything(), context => context.Serializer = new AsItIs(body), Cancellation);
    }

    private sealed record Anything;

    private sealed class AsItIs(string body) : IMessageSerializer
    {
        public ContentType ContentType => new("application/vnd.masstransit+json");

        public MessageBody GetMessageBody<T>(SendContext<T> context)
            where T : class => new BytesMessageBody(Encoding.UTF8.GetBytes(body));
    }

    /// <summary>How often any consumer was given a message.</summary>
    private sealed class Visits
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public bool Refuse { get; set; }

        public void Note(ArticleId article)
        {
            Interlocked.Increment(ref count);
            if (Refuse)
            {
                throw new ImpossibleArticleException(article, "no reader can read it");
            }
        }
    }

    private sealed class EnrichArticle(Visits visits) : IConsumer<ArticleFound>
    {
        public Task Consume(ConsumeContext<ArticleFound> context)
        {
            visits.Note(context.Message.Article.Id);
            return Task.CompletedTask;
        }
    }

    private sealed class PlaceArticle(Visits visits) : IConsumer<ArticleEnriched>
    {
        public Task Consume(ConsumeContext<ArticleEnriched> context)
        {
            visits.Note(context.Message.Found.Article.Id);
            return Task.CompletedTask;
        }
    }

    private sealed class IndexArticle(Visits visits) : IConsumer<ArticlePlaced>
    {
        public Task Consume(ConsumeContext<ArticlePlaced> context)
        {
            visits.Note(context.Message.Enriched.Found.Article.Id);
            return Task.CompletedTask;
        }
    }

    private sealed class RaiseAlerts(Visits visits) : IConsumer<DemandRaised>
    {
        public Task Consume(ConsumeContext<DemandRaised> context)
        {
            visits.Note(context.Message.Report.Article);
            return Task.CompletedTask;
        }
    }
}
