using System.CommandLine;
using System.Text.Json.Serialization;
using NewsPipeline.Contracts;
using NewsPipeline.Demands;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>enrich FILE</c>: entities, demands and responses of each article, one JSON object a line.</summary>
internal static class EnrichVerb
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "Articles, one JSON object a line with id, title and text; - is standard input." };
        var explain = new Option<bool>("--explain") { Description = "Adds every cue that was found, its probability, and its roles with theirs." };
        var command = new Command("enrich", "Reads who is named, who demands what of whom, and who answers.") { file, explain };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(explain), cancellation));
        return command;
    }

    private static async Task RunAsync(string file, bool explain, CancellationToken cancellation)
    {
        var (articles, reader) = (new ArticleFile(file), new ArticleReader());
        await using var output = JsonLines.Output();
        await foreach (var (_, line, _) in articles.LinesAsync(cancellation).Where(offer => offer.Refusal is null))
        {
            var (reading, cues) = reader.Explain(line.Title ?? "", line.Body, line.Language);
            await JsonLines.WriteAsync(output, new ReadingLine(
                line.Name(), reading.Language, reading.Unread, reading.Entities, reading.Demands, reading.Responses, explain ? cues : null));
        }

        articles.TellRefusals();
    }

    private sealed record ReadingLine(
        ArticleId Id,
        string Language,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Unread,
        IReadOnlyList<Entity> Entities,
        IReadOnlyList<Demand> Demands,
        IReadOnlyList<Response> Responses,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Explanation>? Cues);
}
