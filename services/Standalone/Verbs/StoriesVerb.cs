using System.CommandLine;
using NewsPipeline.Contracts;
using NewsPipeline.Stories;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>stories FILE.jsonl</c>: which story each article tells, and which earlier article it copies.</summary>
internal static class StoriesVerb
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "Articles in order of arrival, one JSON object a line; - is standard input." };
        var command = new Command("stories", "Puts articles into stories and finds copies.") { file };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(file)!, cancellation));
        return command;
    }

    private static async Task RunAsync(string file, CancellationToken cancellation)
    {
        var (articles, desk) = (new ArticleFile(file), new Newsdesk(new DeskSettings()));
        await using var output = JsonLines.Output();
        await foreach (var found in articles.ArticlesAsync(TimeProvider.System, cancellation))
        {
            var placement = desk.Place(new(found, Reading.Nothing("und"))).Placement;
            await JsonLines.WriteAsync(output, new Line(found.Article.Id, new(placement.Story), placement.DuplicateOf));
        }

        articles.TellRefusals();
    }

    private sealed record Line(ArticleId Id, StoryName Story, ArticleId? DuplicateOf);

    private sealed record StoryName(StoryId Id);
}
