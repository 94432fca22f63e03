using System.Runtime.CompilerServices;
using NewsPipeline.Contracts;

namespace NewsPipeline.Standalone;

/// <summary>A file of articles, one a line. What is no article of ours is counted by its reason and passed over, as on the road.</summary>
internal sealed class ArticleFile(string file)
{
    private readonly OrderedDictionary<string, int> refused = [];
    private int read;
    private int firstRefused;

    /// <summary>Every line, with its number and why it is refused, if it is.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be read, or a line is no JSON object with such fields.</exception>
    public async IAsyncEnumerable<(int Number, ArticleLine Line, string? Refusal)> LinesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (number, line) in JsonLines.ReadAsync<ArticleLine>(file, cancellation))
        {
            var refusal = line.WhyRefused();
            Count(number, refusal);
            yield return (number, line, refusal);
        }
    }

    /// <summary>
    /// Articles in the order of the file, under the ids that the file gives them, each found when it was published; where there is
    /// no date, with the one before.
    /// </summary>
    /// <exception cref="UnreadableInputException">The file cannot be read, or a line is no JSON object with such fields.</exception>
    public async IAsyncEnumerable<ArticleFound> ArticlesAsync(TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        DateTimeOffset? before = null;
        await foreach (var (number, line, _) in LinesAsync(cancellation).Where(offer => offer.Refusal is null))
        {
            before = line.DateOfNews(clock.GetUtcNow()) ?? before ?? clock.GetUtcNow();
            yield return new(new(FindingId.FromLine(file, number), file), line.ToArticle(line.Name(), before.Value));
        }
    }

    /// <summary>How many were refused and why, on one line of standard error; nothing where none was.</summary>
    public void TellRefusals()
    {
        if (refused.Count > 0)
        {
            var reasons = string.Join(", ", refused.Select(reason => $"{reason.Key} {reason.Value}"));
            Console.Error.WriteLine(
                $"newspipeline: {FileLines.NameOf(file)}: {refused.Values.Sum()} of {read} articles refused ({reasons}), the first in line {firstRefused}.");
        }
    }

    private void Count(int line, string? refusal)
    {
        read++;
        if (refusal is not null)
        {
            refused[refusal] = refused.GetValueOrDefault(refusal) + 1;
            firstRefused = firstRefused == 0 ? line : firstRefused;
        }
    }
}
