using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NewsPipeline.Bus;

/// <summary>A connection of our own to the broker, held open for nothing but to know whether it answers, and whether it takes us.</summary>
internal sealed class RabbitMqLine(IOptions<RabbitMqOptions> options) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private IConnection? connection;

    private string Name => NameOf(options.Value.Url);

    /// <summary>Why the broker cannot be used; null where it can be, which is known at once where the line is open.</summary>
    public async Task<BrokerTrouble?> TroubleAsync(CancellationToken cancellation)
    {
        if (connection is { IsOpen: true })
        {
            return null;
        }

        await DisposeAsync();
        try
        {
            connection = await Factory().CreateConnectionAsync("newspipeline watch", cancellation);
            return null;
        }
        catch (Exception e) when (e is BrokerUnreachableException or OperationInterruptedException or IOException or TimeoutException)
        {
            return Explain(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref connection, null) is { } old)
        {
            try
            {
                await old.DisposeAsync();
            }
            catch (Exception e) when (e is OperationInterruptedException or IOException or TimeoutException)
            {
                // It was broken already.
            }
        }
    }

    /// <summary>Host, port and virtual host: all that may be told of the address.</summary>
    public static string NameOf(Uri url) => $"{url.Host}:{(url.Port < 0 ? (url.Scheme == "amqps" ? 5671 : 5672) : url.Port)}{url.AbsolutePath.TrimEnd('/')}";

    private ConnectionFactory Factory() => new()
    {
        Uri = options.Value.Url,
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = Patience,
        HandshakeContinuationTimeout = Patience,
        ContinuationTimeout = Patience,
        RequestedHeartbeat = RabbitMqTransport.Heartbeat,
    };

    private BrokerTrouble Explain(Exception e) => Causes(e) switch
    {
        var causes when causes.Any(cause => cause is AuthenticationFailureException or PossibleAuthenticationFailureException) =>
            new($"RabbitMQ at {Name} refuses user {User()}; look at name and password in RabbitMq:Url.", IsFinal: true),
        var causes when causes.OfType<OperationInterruptedException>().FirstOrDefault()?.ShutdownReason is { } reason =>
            new($"RabbitMQ at {Name} turns us away: {reason.ReplyText}."),
        _ => new($"RabbitMQ at {Name} does not answer ({e.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')})."),
    };

    private string User() => options.Value.Url.UserInfo.Split(':') is [{ Length: > 0 } user, ..] ? Uri.UnescapeDataString(user) : "guest";

    private static IEnumerable<Exception> Causes(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
            if (cause is AggregateException several)
            {
                foreach (var inner in several.InnerExceptions.SelectMany(Causes))
                {
                    yield return inner;
                }
            }
        }
    }
}

/// <param name="Why">One sentence.</param>
/// <param name="IsFinal">MassTransit does not try again by itself.</param>
internal sealed record BrokerTrouble(string Why, bool IsFinal = false);
