using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using NewsPipeline.Hosting;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Standalone.Kibana;

/// <summary>Sends the file to Kibana's import; one that is still starting is asked again.</summary>
internal sealed class KibanaImport(KibanaOptions options, TimeProvider time) : IDisposable
{
    /// <summary>The first import after its start takes Kibana a while.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly HttpClient http = Connect(options);

    /// <exception cref="CannotRunException">Kibana did not take it all, or was not to be had.</exception>
    public async Task<IReadOnlyList<InstalledObject>> RunAsync(IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        using var progress = Progress.Of("seconds waited for Kibana", (long)options.Patience.TotalSeconds);
        for (var attempt = 0; ; attempt++)
        {
            switch (await AttemptAsync(lines, cancellation))
            {
                case ImportOutcome.Installed installed:
                    return installed.Objects;
                case ImportOutcome.Failed failed:
                    throw new CannotRunException(failed.Reason);
                case ImportOutcome.NotReady waiting when time.GetElapsedTime(start) >= options.Patience:
                    throw new CannotRunException($"Waited {options.Patience.TotalSeconds:0} seconds in vain: {waiting.Reason}");
                case ImportOutcome.NotReady waiting when attempt == 0:
                    await Console.Error.WriteLineAsync($"newspipeline: {waiting.Reason} Waiting.");
                    break;
            }

            progress.Report((long)time.GetElapsedTime(start).TotalSeconds);
            await Task.Delay(BetweenAttempts, time, cancellation);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<ImportOutcome> AttemptAsync(IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.Home}/api/saved_objects/_import?overwrite=true") { Content = Form(lines) };
        // Kibana refuses whatever writes and lacks this header: a browser on another site cannot send it.
        request.Headers.Add("kbn-xsrf", "true");
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            return new ImportAnswer(options, lines.Count).Read(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException e)
        {
            return Unanswered(e);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ImportOutcome.NotReady($"Kibana at {options.Url} did not answer within {LongestAnswer.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>What does not listen yet may be starting; a name that nobody knows, or a certificate that nobody vouches for, stays so.</summary>
    private ImportOutcome Unanswered(HttpRequestException e) => e switch
    {
        { InnerException: AuthenticationException refused } => new ImportOutcome.Failed(
            $"The certificate of {options.Url} is not trusted; --ca-file names the authority that signed it: {refused.Message}"),
        { HttpRequestError: HttpRequestError.NameResolutionError } => new ImportOutcome.Failed($"Kibana at {options.Url} is not to be found: {e.Message}"),
        _ => new ImportOutcome.NotReady($"Kibana at {options.Url} cannot be reached: {e.Message.TrimEnd('.')}."),
    };

    private static MultipartFormDataContent Form(IReadOnlyList<string> lines)
    {
        var file = new StringContent(string.Join('\n', lines) + "\n");
        file.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        // In quotation marks, as browsers write it: .NET leaves them out, and not every reader of forms puts up with that.
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{SavedObjects.FileName}\"" };
        return new MultipartFormDataContent { file };
    }

    private static HttpClient Connect(KibanaOptions options)
    {
        try
        {
            var client = new HttpClient(Connections.Handler(options.Connection)) { Timeout = LongestAnswer };
            client.DefaultRequestHeaders.Authorization = Connections.Identity(options.Connection);
            return client;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UnreadableInputException($"--ca-file {options.CaFile} cannot be read as a certificate in PEM form: {e.Message}");
        }
    }
}
