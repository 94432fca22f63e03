using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Stories;

/// <summary>A stretch of an article's text, or title, in which nothing begins or ends.</summary>
public sealed record Passage(string Text, PlacedDemand? Demand, PlacedResponse? Answer, Entity? Entity);

/// <summary>An article, cut wherever a demand, an answer or a name begins or ends.</summary>
public static class Passages
{
    public static IReadOnlyList<Passage> OfTitle(ArticleView article) =>
        Cut(article.Title, new Span(0, article.Title.Length), Marks(article, Part.Title));

    /// <summary>In paragraphs.</summary>
    public static IReadOnlyList<IReadOnlyList<Passage>> OfText(ArticleView article)
    {
        var (text, marks) = (article.Text ?? "", Marks(article, Part.Text));
        return [.. Paragraphs(text).Select(paragraph => Cut(text, paragraph, marks))];
    }

    private static List<(Span Span, object About)> Marks(ArticleView article, Part part)
    {
        List<(Span Span, object About)> marks =
        [
            .. article.Demands.Where(demand => demand.Report.In == part)
                .Select(demand => (new Span(demand.Report.Start, demand.Report.End), (object)demand)),
            .. article.Responses.Where(answer => answer.Response.In == part)
                .Select(answer => (new Span(answer.Response.Start, answer.Response.End), (object)answer)),
            .. article.Entities.Where(entity => entity.In == part)
                .SelectMany(entity => entity.Mentions.Select(mention => (mention, (object)entity))),
        ];
        marks.Sort((one, other) => one.Span.Start.CompareTo(other.Span.Start));
        return marks;
    }

    private static IEnumerable<Span> Paragraphs(string text)
    {
        const string Gap = "\n\n";
        for (var start = 0; start < text.Length;)
        {
            var gap = text.IndexOf(Gap, start, StringComparison.Ordinal);
            var end = gap < 0 ? text.Length : gap;
            if (end > start)
            {
                yield return new Span(start, end);
            }

            start = gap < 0 ? text.Length : gap + Gap.Length;
        }
    }

    private static List<Passage> Cut(string text, Span paragraph, List<(Span Span, object About)> marks)
    {
        var inside = marks.Where(mark => mark.Span.Start < paragraph.End && mark.Span.End > paragraph.Start).ToList();
        int[] cuts =
        [
            .. inside.SelectMany(mark => new[] { mark.Span.Start, mark.Span.End })
                .Append(paragraph.Start).Append(paragraph.End)
                .Select(cut => Math.Clamp(cut, paragraph.Start, paragraph.End)).Distinct().Order(),
        ];
        return [.. cuts.Zip(cuts.Skip(1), (start, end) => Between(text, new Span(start, end), inside))];
    }

    private static Passage Between(string text, Span span, List<(Span Span, object About)> marks)
    {
        var about = marks.Where(mark => mark.Span.Start <= span.Start && mark.Span.End >= span.End).Select(mark => mark.About).ToList();
        return new Passage(
            text[span.Start..span.End],
            about.OfType<PlacedDemand>().FirstOrDefault(),
            about.OfType<PlacedResponse>().FirstOrDefault(),
            about.OfType<Entity>().FirstOrDefault());
    }
}
