using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>A node answered that it is unable to.</summary>
internal sealed class NodeUnableException(string reason) : Exception(reason);

internal static partial class NodeFailures
{
    /// <summary>Null for what is not the node's failure.</summary>
    public static string? WhyUnreachable(Exception e, Node node, ElasticsearchOptions options) => e switch
    {
        NodeUnableException => e.Message,
        OperationCanceledException => "no connection in time",
        HttpRequestException { InnerException: AuthenticationException tls } => WhyNotSecure(tls, options),
        HttpRequestException { InnerException: SocketException socket } => socket.Message,
        HttpRequestException or HttpIOException or IOException when node.Url.Scheme == Uri.UriSchemeHttp =>
            $"it broke off; should the address begin with https? {e.Message}",
        HttpRequestException or IOException => e.Message,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Elasticsearch at {Node} is left aside for {Rest}: {Reason}")]
    public static partial void NodeLeftAside(this ILogger logger, Uri node, TimeSpan rest, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Elasticsearch at {Node} answers again")]
    public static partial void NodeAnswersAgain(this ILogger logger, Uri node);

    private static string WhyNotSecure(AuthenticationException tls, ElasticsearchOptions options)
    {
        var message = (tls.InnerException ?? tls).Message;
        return message switch
        {
            _ when message.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal) =>
                "its certificate is for another host name than the one in Elasticsearch:Url",
            _ when message.Contains("certificate", StringComparison.OrdinalIgnoreCase) => options.CaFile is { Length: > 0 } file
                ? $"its certificate is not from the authority in Elasticsearch:CaFile, {file}: {message}"
                : $"its certificate is not trusted here; set Elasticsearch:CaFile to the PEM file of its authority: {message}",
            _ => $"no TLS; should the address begin with http? {message}",
        };
    }
}
