using System.CommandLine;
using NewsPipeline.Contracts;
using NewsPipeline.Demands;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>enrich FILE</c>: entities, demands and responses of each article, one JSON object a line.</summary>
internal static class EnrichVerb
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "Articles, one JSON object a line with id, title and text; - is standard input." };
        var command = new Command("enrich", "Reads who is named, who demands what of whom, and who answers.") { file };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(file), cancellation));
        return command;
    }

    private static async Task RunAsync(string file, CancellationToken cancellation)
    {
        var (articles, reader) = (new ArticleFile(file), new ArticleReader());
        await using var output = JsonLines.Output();
        await foreach (var (_, line, _) in articles.LinesAsync(cancellation).Where(offer => offer.Refusal is null))
        {
            var reading = reader.Read(line.Title ?? "", line.Body, line.Language);
            await JsonLines.WriteAsync(output, new ReadingLine(line.Name(), reading.Language, reading.Entities, reading.Demands, reading.Responses));
        }

        articles.TellRefusals();
    }

    private sealed record ReadingLine(
        ArticleId Id, string Language, IReadOnlyList<Entity> Entities, IReadOnlyList<Demand> Demands, IReadOnlyList<Response> Responses);
}
