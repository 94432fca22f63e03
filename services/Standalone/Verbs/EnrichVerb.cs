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

    private static async Task<int> RunAsync(string file, CancellationToken cancellation)
    {
        var reader = new ArticleReader();
        await using var output = JsonLines.Output();
        await foreach (var (line, article) in JsonLines.ReadAsync<ArticleLine>(file, cancellation))
        {
            var (id, text) = (Required(article.Id, "id"), Required(article.Text, "text"));
            var reading = reader.Read(article.Title ?? "", text, article.Language);
            await JsonLines.WriteAsync(output, new ReadingLine(id, reading.Language, reading.Entities, reading.Demands, reading.Responses));

            string Required(string? value, string name) =>
                value ?? throw new UnreadableInputException($"{file}, line {line}: \"{name}\" is missing; an article is {{\"id\",\"title\",\"text\"}}.");
        }

        return 0;
    }

    private sealed record ArticleLine(string? Id, string? Title, string? Text, string? Language);

    private sealed record ReadingLine(
        string Id, string Language, IReadOnlyList<Entity> Entities, IReadOnlyList<Demand> Demands, IReadOnlyList<Response> Responses);
}
