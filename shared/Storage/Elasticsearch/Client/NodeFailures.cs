using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>A node answered that it is unable to answer.</summary>
internal sealed class NodeUnableException(string reason) : Exception(reason);

/// <summary>Why a node did not answer, in a few words for an operator.</summary>
internal static partial class NodeFailures
{
    /// <summary>Null for what is not the node's failure.</summary>
    public static string? WhyUnreachable(Exception e, Node node, ElasticsearchOptions options) => e switch
    {
        StoreUnavailableException => null,
        NodeUnableException => e.Message,
        OperationCanceledException => "no connection in time",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => WhyNotSecure(e.GetBaseException(), options),
        HttpRequestException { InnerException: SocketException socket } => socket.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } when node.Url.Scheme == Uri.UriSchemeHttp =>
            "it hung up without an answer; should the address begin with https?",
        HttpRequestException or IOException or InvalidDataException => e.GetBaseException().Message,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Elasticsearch at {Node} does not serve us and is asked last for {Rest}: {Reason}")]
    public static partial void NodeLeftAside(this ILogger logger, Uri node, TimeSpan rest, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Elasticsearch at {Node} answers again")]
    public static partial void NodeAnswersAgain(this ILogger logger, Uri node);

    private static string WhyNotSecure(Exception tls, ElasticsearchOptions options) => tls.Message switch
    {
        var message when message.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal) =>
            "its certificate is for another host name than Elasticsearch:Url has",
        var message when tls is AuthenticationException && message.Contains("certificate", StringComparison.OrdinalIgnoreCase) =>
            options.CaFile is { Length: > 0 } file
                ? $"its certificate is not from the authority in Elasticsearch:CaFile, {file}: {message}"
                : $"its certificate is not trusted here; Elasticsearch:CaFile can name the file of its authority: {message}",
        var message => $"it does not speak TLS; should the address begin with http? {message}",
    };
}
