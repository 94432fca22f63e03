using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NewsPipeline.Alerts.Api;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Delivering;

/// <summary>Posts one signed alert to an address that a stranger gave us. The answer's status is all that is read of it.</summary>
public sealed class Webhook(GuardedHttp http, StoryPages pages, IOptions<AlertsOptions> options, TimeProvider clock)
{
    public async Task<Receipt> PostAsync(Delivery delivery)
    {
        var timeout = options.Value.DeliveryTimeout;
        using var patience = new CancellationTokenSource(timeout, clock);
        try
        {
            using var request = Request(delivery);
            using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return Read(response);
        }
        catch (OperationCanceledException)
        {
            return new Receipt.Failed($"The receiver did not answer within {timeout.TotalSeconds:0.#} seconds.");
        }
        catch (HttpRequestException e)
        {
            // The innermost says what happened ("Connection refused", a private network, a bad certificate), the others that something did.
            return new Receipt.Failed($"The receiver could not be reached: {e.GetBaseException().Message.ReplaceLineEndings(" ")}");
        }
    }

    private HttpRequestMessage Request(Delivery delivery)
    {
        var (subscription, alert, now) = (delivery.Subscription, delivery.Alert, clock.GetUtcNow());
        var news = new AlertNews("demand.raised", alert.RaisedAt, AlertView.Of(alert, pages.Unasked));
        var body = JsonSerializer.SerializeToUtf8Bytes(news, Wire.Json);
        return new HttpRequestMessage(HttpMethod.Post, subscription.Webhook)
        {
            Headers =
            {
                { StandardWebhooks.IdHeader, delivery.Id },
                { StandardWebhooks.TimestampHeader, StandardWebhooks.Timestamp(now) },
                { StandardWebhooks.SignatureHeader, StandardWebhooks.Sign(subscription.Secret!, delivery.Id, now, body) },
            },
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
        };
    }

    private Receipt Read(HttpResponseMessage response) => response switch
    {
        { IsSuccessStatusCode: true } => new Receipt.Accepted(),
        { StatusCode: HttpStatusCode.Gone } => new Receipt.Gone(),
        { StatusCode: >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest } =>
            new Receipt.Failed($"The receiver answered {(int)response.StatusCode}; redirects are not followed, subscribe with the new address."),
        _ => new Receipt.Failed($"The receiver answered {(int)response.StatusCode}.", RetryAfter(response)),
    };

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
}

/// <summary>The body of a webhook.</summary>
/// <param name="Timestamp">When the demand was raised, not when it is sent.</param>
public sealed record AlertNews(string Type, DateTimeOffset Timestamp, AlertView Data);
