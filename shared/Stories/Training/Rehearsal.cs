using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Training;

/// <summary>A stream placed by a desk whose choices are given or tried: what it was asked becomes examples, what came of it a figure.</summary>
internal sealed class Rehearsal
{
    /// <summary>
    /// After one article in so many the desk is asked about its twin, which has the names and numbers of another article: the same frame about
    /// other particulars is another story. And about its translation, which keeps most of its names and numbers and nothing else: the same story.
    /// </summary>
    private const int AskedEvery = 4;

    /// <summary>Names that are written alike in another language, of five.</summary>
    private const int WrittenAlike = 3;

    /// <summary>With fewer a twin may be about the same.</summary>
    private const int FewestParticulars = 3;

    private readonly List<(ToldArticle Told, StoryId Story)> placed = [];
    private readonly Dictionary<StoryId, Dictionary<string, int>> tellings = [];

    private Rehearsal()
    {
    }

    /// <summary>Of all choices that were asked for.</summary>
    public List<Example> Examples { get; } = [];

    /// <param name="forest">Chooses; null where every article goes where it belongs.</param>
    /// <param name="isGiven">Articles that go where they belong in any case, and are no examples.</param>
    public static Rehearsal Of(IReadOnlyList<ToldArticle> stream, Forest? forest, Func<ToldArticle, bool> isGiven)
    {
        var rehearsal = new Rehearsal();
        var homes = new Dictionary<string, OpenStory>();
        var current = stream[0];
        (Question Question, StoryIndex Index, DateTimeOffset At)? last = null;
        var before = default(ArticlePrint);
        var desk = new Newsdesk(new DeskSettings(), (question, index, at) =>
        {
            var candidates = StoryRule.Likenesses(question, index, at);
            if (!isGiven(current))
            {
                rehearsal.Learn(current, candidates);
                if (rehearsal.placed.Count % AskedEvery == AskedEvery / 2)
                {
                    rehearsal.Learn(current, StoryRule.Likenesses(question.For(Translation(question.Print)), index, at));
                }

                last = (question, index, at);
            }

            return forest is null || isGiven(current) ? homes.GetValueOrDefault(current.Story) : StoryRule.Likeliest(forest, candidates);
        });
        foreach (var told in stream)
        {
            current = told;
            var story = desk.Place(told.Article).Placement.Story;
            rehearsal.placed.Add((told, story));
            var stories = rehearsal.tellings.TryGetValue(story, out var known) ? known : rehearsal.tellings[story] = [];
            stories[told.Story] = stories.GetValueOrDefault(told.Story) + 1;
            homes.TryAdd(told.Story, desk.StoryOf(told.Article.Found.Article.Id));
            if (last is { } asked && rehearsal.placed.Count % AskedEvery == 0)
            {
                rehearsal.LearnTwin(asked.Question, before, twin => StoryRule.Likenesses(twin, asked.Index, asked.At));
            }

            (before, last) = (last?.Question.Print ?? before, null);
        }

        return rehearsal;
    }

    /// <summary>BCubed F1 (Bagga and Baldwin 1998) over some of the articles, each beside all.</summary>
    public double BCubed(Func<ToldArticle, bool> counts)
    {
        var byStory = placed.CountBy(place => place.Story).ToDictionary();
        var byTelling = placed.CountBy(place => place.Told.Story).ToDictionary();
        var (precision, recall, articles) = (0.0, 0.0, 0);
        foreach (var (told, story) in placed.Where(place => counts(place.Told)))
        {
            double both = tellings[story][told.Story];
            precision += both / byStory[story];
            recall += both / byTelling[told.Story];
            articles++;
        }

        return articles == 0 ? 0 : 2 * precision * recall / (precision + recall) / articles;
    }

    private void Learn(ToldArticle told, List<(OpenStory Story, Likeness Likeness)> candidates) =>
        Examples.AddRange(candidates.Select(candidate => new Example
        {
            Label = tellings.TryGetValue(candidate.Story.Id, out var stories) && stories.MaxBy(story => story.Value).Key == told.Story,
            Features = candidate.Likeness.Values(),
        }));

    private void LearnTwin(Question question, ArticlePrint? other, Func<Question, List<(OpenStory Story, Likeness Likeness)>> likenesses)
    {
        if (other is not null && question.Print.Terms.Count(IsParticular) >= FewestParticulars)
        {
            Examples.AddRange(likenesses(question.For(Twin(question.Print, other))).Select(candidate => new Example { Features = candidate.Likeness.Values() }));
        }
    }

    private static ArticlePrint Twin(ArticlePrint print, ArticlePrint other)
    {
        var particulars = other.Terms.Where(IsParticular).Select(term => term.Id).DefaultIfEmpty().ToArray();
        var next = 0;
        var terms = print.Terms
            .Select(term => IsParticular(term) ? term with { Id = particulars[next % particulars.Length] ^ (next++ / particulars.Length) } : term)
            .DistinctBy(term => term.Id).OrderBy(term => term.Id);
        return new([.. terms], print.Shingles, print.FoundAt, print.HeadlineOnly);
    }

    private static ArticlePrint Translation(ArticlePrint print)
    {
        var terms = print.Terms.Select(term => IsParticular(term) && (term.Id & int.MaxValue) % 5 < WrittenAlike ? term : term with { Id = ~term.Id }).OrderBy(term => term.Id);
        return new([.. terms], print.Shingles, print.FoundAt, print.HeadlineOnly);
    }

    private static bool IsParticular(PrintTerm term) => (term.Kind & (TermKind.Name | TermKind.Number)) != TermKind.None;
}
