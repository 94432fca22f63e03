using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>
/// Brings one request to one of the nodes. Where a node cannot be reached, breaks off, or is unable to answer, the same request
/// goes to the next: it may then have been done twice. All that we write bears a computed id with <c>create</c>, a sequence
/// number or a version, so that the second time changes nothing (and is answered 409, which the callers understand).
/// </summary>
internal sealed class Transport(ElasticsearchOptions options, TimeProvider clock, ILogger logger) : IDisposable
{
    private const int LongestRefusal = 64 * 1024;

    private readonly HttpMessageInvoker http = new(Connections.Handler(options));
    private readonly AuthenticationHeaderValue? identity = Connections.Identity(options);
    private readonly Nodes nodes = new(options.Addresses, clock);

    /// <exception cref="StoreUnavailableException">No node answers, or not in time, or not us.</exception>
    public async Task<Answer> SendAsync(Call call, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(options.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        var failures = new List<string>();
        Exception? last = null;
        foreach (var node in nodes.InTurn())
        {
            try
            {
                return await SendAsync(call, node, either.Token);
            }
            catch (OperationCanceledException e) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, e, cancellation);
            }
            catch (OperationCanceledException e) when (timer.IsCancellationRequested)
            {
                LeaveAside(node, failures, "no answer in time");
                throw new StoreUnavailableException(
                    $"Elasticsearch did not answer {call} within {options.Deadline.TotalSeconds} s: {string.Join(", ", failures)}.", e);
            }
            catch (Exception e) when (NodeFailures.WhyUnreachable(e, node, options) is { } why)
            {
                LeaveAside(node, failures, why);
                last = e;
            }
        }

        throw new StoreUnavailableException($"Elasticsearch cannot be reached for {call}: {string.Join(", ", failures)}.", last);
    }

    public void Dispose() => http.Dispose();

    private async Task<Answer> SendAsync(Call call, Node node, CancellationToken cancellation)
    {
        using var request = call.For(node);
        request.Headers.Authorization = identity;
        using var response = await http.SendAsync(request, cancellation);
        if (response.IsSuccessStatusCode && IsFromEngine(response))
        {
            var whole = await response.Content.ReadAsByteArrayAsync(cancellation);
            Revive(node);
            return new Answer(whole, null);
        }

        var beginning = await BeginningAsync(response.Content, cancellation);
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
        {
            throw new NodeUnableException($"{(int)response.StatusCode}, {EngineError.In(beginning)?.Reasons() ?? Glimpse.Of(beginning)}");
        }

        Revive(node);
        return response.IsSuccessStatusCode
            ? throw Refusals.NoEngine(call, node, response.StatusCode, mediaType, beginning)
            : new Answer(beginning, Refusals.Read(call, node, response.StatusCode, IsFromEngine(response), mediaType, beginning));
    }

    /// <summary>The engine marks what it answers; a proxy's page bears no such mark.</summary>
    private static bool IsFromEngine(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Elastic-Product", out var product) && product.Contains("Elasticsearch");

    /// <summary>As much as explains why: what stands there may go on without end.</summary>
    private static async Task<byte[]> BeginningAsync(HttpContent content, CancellationToken cancellation)
    {
        var buffer = new byte[LongestRefusal];
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return buffer[..length];
    }

    private void LeaveAside(Node node, List<string> failures, string why)
    {
        failures.Add($"{node.Url} ({why})");
        if (nodes.Failed(node) is { } rest)
        {
            logger.NodeLeftAside(node.Url, rest, why);
        }
    }

    private void Revive(Node node)
    {
        if (nodes.Answered(node))
        {
            logger.NodeAnswersAgain(node.Url);
        }
    }
}
