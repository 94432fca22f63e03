using System.Text.Json;
using NewsPipeline.Stories;
using NewsPipeline.Stories.Training;

if (args is not [var stories, var coverage, var file])
{
    Console.Error.WriteLine("dotnet run -c Release --project shared/Stories/Training -- STORIES COVERAGE FILE: learns from streams whose stories are known, and writes the trees.");
    return 2;
}

string[] sets = ["dev-ecbplus", "dev-gvc", "dev-mixed", "dev-uci"];
string[] talks = ["dev", "train-1", "train-2"];
Dictionary<string, List<ToldArticle>> streams = sets.Select(set => Path.Combine(stories, set)).Concat(talks.Select(set => Path.Combine(coverage, set)))
    .ToDictionary(name => name, ToldArticle.Read);
// Three days of one topic's headlines are many; a desk meets the same with fewer outlets, too.
foreach (var every in new[] { 4, 16 })
{
    streams.Add($"dev-uci, every {every}th", [.. streams[Path.Combine(stories, "dev-uci")].Where((_, place) => place % every == 0)]);
}

// Outlets are read at different times, so a desk may meet the same talks from their end.
foreach (var set in talks)
{
    var backwards = streams[Path.Combine(coverage, set)].ToList();
    backwards.Reverse();
    streams.Add($"{set}, backwards", backwards);
}

Console.WriteLine("| stream | BCubed F1, learned from the other folds |");
Console.WriteLine("| --- | ---: |");
Forest[] ofFolds = [.. Enumerable.Range(0, ToldArticle.Folds).Select(fold => Learn(told => told.Fold == fold))];
foreach (var (name, stream) in streams)
{
    var figures = ofFolds.Select((forest, fold) =>
        (Figure: Rehearsal.Of(stream, forest, told => told.Fold != fold).BCubed(told => told.Fold == fold), Articles: stream.Count(told => told.Fold == fold)));
    Console.WriteLine($"| {Path.GetFileName(name)} | {figures.Where(part => part.Articles > 0).Sum(part => part.Figure * part.Articles) / stream.Count:0.000} |");
}

File.WriteAllText(file, JsonSerializer.Serialize(Learn(_ => false), JsonSerializerOptions.Web) + "\n");
return 0;

// First from articles that all go where they belong, then twice more from stories as the trees themselves put them together.
Forest Learn(Func<ToldArticle, bool> isKeptBack)
{
    List<Example> examples = [];
    Forest? forest = null;
    for (var round = 0; round < 3; round++)
    {
        foreach (var stream in streams.Values)
        {
            var learned = Rehearsal.Of(stream, forest, isKeptBack).Examples;
            // Each stream counts alike, however long it is.
            learned.ForEach(example => example.Weight = 1000f / learned.Count);
            examples.AddRange(learned);
        }

        forest = Boosting.Train(examples);
    }

    return forest!;
}
