using System.Net;
using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Standalone.Kibana;

/// <summary>Reads what Kibana answers to an import. Status 200 says nothing yet: the body tells whether it succeeded.</summary>
internal sealed class ImportAnswer(KibanaOptions options, int sent)
{
    private const int LongestRemark = 300;

    public ImportOutcome Read(HttpStatusCode status, string body) => status switch
    {
        HttpStatusCode.OK => ReadResult(body),
        HttpStatusCode.ServiceUnavailable => new ImportOutcome.NotReady($"Kibana at {options.Url} is not ready{Remark(body)}"),
        _ => new ImportOutcome.Failed(Sentence(status, Remark(body))),
    };

    private string Sentence(HttpStatusCode status, string remark) => status switch
    {
        HttpStatusCode.BadRequest => $"Kibana at {options.Url} cannot read the file{remark}",
        HttpStatusCode.Unauthorized => $"Kibana at {options.Url} does not know us: --username and --password, or --api-key, are missing or wrong{remark}",
        HttpStatusCode.Forbidden =>
            $"Kibana at {options.Url} does not let this user import: it takes 'Saved Objects Management: All'{InSpace(" in the space")}{remark}",
        HttpStatusCode.NotFound => $"There is no Kibana at {options.Url}{InSpace(", or no space")}{remark}",
        HttpStatusCode.RequestEntityTooLarge => $"Kibana at {options.Url}, or a proxy before it, takes no file of this size{remark}",
        HttpStatusCode.UnprocessableEntity => $"Kibana at {options.Url} is too old for the file, which is for Kibana 9{remark}",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => $"{options.Url} sends us elsewhere ({(int)status}); --url must be Kibana's own address.",
        _ => $"Kibana at {options.Url} failed with {(int)status}{remark}",
    };

    private string InSpace(string words) => options.Space is { Length: > 0 } space ? $"{words} '{space}'" : "";

    private ImportOutcome ReadResult(string body) => Parse<Result>(body) switch
    {
        { Success: true, SuccessResults: { } objects } when objects.Count == sent => new ImportOutcome.Installed(objects),
        { Success: true, SuccessResults: var objects } => new ImportOutcome.Failed($"Kibana took {objects?.Count ?? 0} of {sent} objects and does not say why."),
        { Success: false, Errors: [var first, ..] errors } => new ImportOutcome.Failed(
            $"Kibana refused {errors.Count} of {sent} objects{NothingElse(errors)}, first {first.Type} '{first.Meta?.Title ?? first.Id}': {Reason(first.Error)}"),
        _ => new ImportOutcome.Failed($"There is no Kibana at {options.Url}: the answer is not Kibana's."),
    };

    /// <summary>With an error of these kinds Kibana creates none of the file's objects; with others it creates the rest.</summary>
    private static string NothingElse(IReadOnlyList<Fault> errors) =>
        errors.Any(error => error.Error.Type is "conflict" or "ambiguous_conflict" or "missing_references") ? ", and took none" : "";

    private static string Reason(FaultError error) => error.Type switch
    {
        "conflict" => "it stands there already and may not be overwritten.",
        "ambiguous_conflict" => "it stands there already more than once, under other ids; delete those.",
        "missing_references" => $"it refers to what is not there: {string.Join(", ", (error.References ?? []).Select(missing => $"{missing.Type} '{missing.Id}'"))}.",
        "unsupported_type" => "this Kibana knows no such type.",
        _ => $"{error.Type}{Remark(error.Message)}",
    };

    /// <summary>Kibana's own words, to end a sentence with; of any other server none.</summary>
    private static string Remark(string? text)
    {
        var words = text is ['{', ..] ? Parse<Failure>(text)?.Message : text is ['<', ..] ? null : text;
        return words is not { Length: > 0 } ? "." : $": {words[..Math.Min(words.Length, LongestRemark)].ReplaceLineEndings(" ").TrimEnd('.', ' ')}.";
    }

    private static T? Parse<T>(string body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Wire.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Failure(string? Message);

    private sealed record Result(bool? Success, IReadOnlyList<InstalledObject>? SuccessResults, IReadOnlyList<Fault>? Errors);

    private sealed record Fault(string Type, string Id, ObjectMeta? Meta, FaultError Error);

    private sealed record FaultError(string Type, string? Message, IReadOnlyList<Missing>? References);

    private sealed record Missing(string Type, string Id);
}
