namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>One request, wherever it is sent.</summary>
/// <param name="Path">Escaped, beginning with a slash.</param>
/// <param name="Index">Whose it is, for the message when it fails.</param>
/// <param name="Lines">The body is one JSON value a line.</param>
internal sealed record Call(
    HttpMethod Method, string Path, string Query = "", ReadOnlyMemory<byte> Body = default, string? Index = null, bool Lines = false, bool Compressed = false)
{
    private const string MediaType = "application/vnd.elasticsearch+json; compatible-with=9";
    private const string LinesType = "application/vnd.elasticsearch+x-ndjson; compatible-with=9";

    /// <summary>For messages.</summary>
    public override string ToString() => $"{Method} {Uri.UnescapeDataString(Path)}";

    public HttpRequestMessage For(Node node)
    {
        var request = new HttpRequestMessage(Method, new Uri(node.Url, Path + Query)) { Content = Body.IsEmpty ? null : Content() };
        request.Headers.TryAddWithoutValidation("Accept", MediaType);
        return request;
    }

    private ReadOnlyMemoryContent Content()
    {
        var content = new ReadOnlyMemoryContent(Body);
        content.Headers.TryAddWithoutValidation("Content-Type", Lines ? LinesType : MediaType);
        if (Compressed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return content;
    }
}

/// <summary>What the engine answered; the body of a refusal cannot be read, it throws.</summary>
internal sealed record Answer(byte[] Bytes, ElasticsearchException? Refusal)
{
    public byte[] Body => Refusal is null ? Bytes : throw Refusal;
}
