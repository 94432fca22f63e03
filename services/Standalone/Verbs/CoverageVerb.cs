using System.CommandLine;
using NewsPipeline.Contracts;
using NewsPipeline.Demands;
using NewsPipeline.Stories;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>coverage FILE.jsonl</c>: each story with its demands, who carries them, and the answers.</summary>
internal static class CoverageVerb
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "Articles in order of publication, one JSON object a line; - is standard input." };
        var command = new Command("coverage", "Follows talks through the articles: stories, demands, carriers, answers.") { file };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(file), cancellation));
        return command;
    }

    private static async Task RunAsync(string file, CancellationToken cancellation)
    {
        var (articles, reader) = (new ArticleFile(file), new ArticleReader());
        var desk = new Newsdesk(new DeskSettings());
        var stories = new OrderedDictionary<StoryId, CoverageReport>();
        await foreach (var found in articles.ArticlesAsync(TimeProvider.System, cancellation))
        {
            var article = found.Article;
            var placement = desk.Place(new(found, reader.Read(article.Title, article.Text, article.Language))).Placement;
            if (!stories.TryGetValue(placement.Story, out var report))
            {
                stories.Add(placement.Story, report = new(placement.Story));
            }

            report.Add(article.Id, placement);
        }

        await using var output = JsonLines.Output();
        foreach (var report in stories.Values)
        {
            await JsonLines.WriteAsync(output, report);
        }

        articles.TellRefusals();
    }
}
