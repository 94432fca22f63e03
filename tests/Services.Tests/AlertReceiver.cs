using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsPipeline.Services.Tests.Fetching;

namespace NewsPipeline.Services.Tests;

/// <summary>Someone's webhook on this machine: keeps what it gets and answers as the test says.</summary>
internal sealed class AlertReceiver : IAsyncDisposable
{
    private readonly List<Received> received = [];
    private readonly SemaphoreSlim arrivals = new(0);
    private LocalServer server = null!;

    public Uri Webhook => server.At("/hook");

    public IReadOnlyList<Received> Got
    {
        get
        {
            lock (received)
            {
                return [.. received];
            }
        }
    }

    public static Task<AlertReceiver> AnsweringAsync(int status) => AnsweringAsync(context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public static async Task<AlertReceiver> AnsweringAsync(RequestDelegate answer)
    {
        var receiver = new AlertReceiver();
        receiver.server = await LocalServer.AnsweringAsync(async context =>
        {
            await receiver.TakeAsync(context.Request);
            await answer(context);
        });
        return receiver;
    }

    /// <summary>Waits for one more than was waited for before.</summary>
    public async Task<bool> ArrivedAsync() => await arrivals.WaitAsync(TimeSpan.FromMinutes(1));

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        arrivals.Dispose();
    }

    private async Task TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        lock (received)
        {
            received.Add(new(
                request.Method, request.ContentType, request.Headers["webhook-id"]!, request.Headers["webhook-timestamp"]!, request.Headers["webhook-signature"]!, body.ToArray()));
        }

        arrivals.Release();
    }
}

internal sealed record Received(string Method, string? ContentType, string Id, string Timestamp, string Signature, byte[] Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>As any receiver would check it, by the letter of the specification.</summary>
    public bool IsSignedWith(string secret)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Id}.{Timestamp}."), .. Body];
        return Signature == "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret.Split('_', 2)[1]), signed));
    }
}
