using NewsPipeline.Contracts;
using NewsPipeline.Stories.Copies;
using NewsPipeline.Stories.Demands;

namespace NewsPipeline.Stories;

/// <summary>
/// Puts each article into the story that it tells, and tells new demands from known ones. What it knows is exactly what its
/// latest decisions say, so a desk that recalls them goes on as if it had taken them itself. Not for several threads at once.
/// </summary>
public sealed class Newsdesk
{
    private readonly DeskSettings settings;
    private readonly ChooseStory choose;

    private readonly Queue<Member> window = new();
    private readonly Dictionary<ArticleId, Member> latest = [];
    private readonly Dictionary<StoryId, OpenStory> stories = [];
    private readonly StoryIndex index = new();
    private readonly TermWeights weights = new();
    private readonly CopyFinder copies = new();
    private DateTimeOffset now;

    public Newsdesk(DeskSettings settings)
        : this(settings, StoryRule.Choose)
    {
    }

    /// <summary>With another rule, as training tries them.</summary>
    internal Newsdesk(DeskSettings settings, ChooseStory choose) => (this.settings, this.choose) = (settings, choose);

    /// <summary>Decisions remembered.</summary>
    public int Articles => window.Count;

    /// <summary>Stories with at least one article that is remembered.</summary>
    public int Stories => stories.Count;

    internal OpenStory StoryOf(ArticleId article) => latest[article].Story;

    /// <summary>The article is remembered, in whatever text.</summary>
    public bool Knows(ArticleId article) => latest.ContainsKey(article);

    /// <summary>The article was placed last in this very text.</summary>
    public bool Knows(ArticleId article, string textHash) => latest.GetValueOrDefault(article)?.Decision.TextHash == textHash;

    /// <summary>Decides, and takes the decision in.</summary>
    /// <inheritdoc cref="Decide(ArticleEnriched, StoryId?)"/>
    public Decision Place(ArticleEnriched enriched, StoryId? former = null)
    {
        var decision = Decide(enriched, former);
        if (!Knows(decision.Article, decision.TextHash))
        {
            Recall(decision);
        }

        return decision;
    }

    /// <summary>
    /// Decides without taking the decision in: nothing that goes wrong here changes what the desk knows. The text that was placed last gets
    /// the same answer again; another text of a known article stays in its story.
    /// </summary>
    /// <param name="former">Where the article was placed before, if that lies too far back for this desk to know.</param>
    public Decision Decide(ArticleEnriched enriched, StoryId? former = null)
    {
        var article = enriched.Found.Article;
        if (latest.GetValueOrDefault(article.Id) is { } known && known.Decision.TextHash == article.Revision.TextHash)
        {
            return known.Decision with { Features = known.Print.ToBytes() };
        }

        var print = ArticlePrint.Of(article, enriched.Reading);
        return new(article.Id, article.Revision.TextHash, article.At.ToUniversalTime(), Decide(enriched, print, former), print.ToBytes());
    }

    /// <summary>Takes in a decision, just made, or earlier, or by another desk; in the order in which they were made.</summary>
    /// <exception cref="InvalidDataException">The features are not of a kind that this version writes.</exception>
    public void Recall(Decision decision) => Take(decision, ArticlePrint.FromBytes(decision.Features));

    private Placement Decide(ArticleEnriched enriched, ArticlePrint print, StoryId? former)
    {
        var article = enriched.Found.Article;
        var question = new Question(print, weights);
        var copied = copies.HasCopies(article.Id) ? null : CopyRule.Original(copies.Likeliest(question, article.Id));
        var story = latest.GetValueOrDefault(article.Id)?.Story
            ?? (former is { } id ? Story(id) : null)
            ?? copied?.Story
            ?? choose(question, index, article.At);
        var opens = story is null;
        story ??= new OpenStory(StoryId.OpenedBy(article.Id));
        var demands = DemandPlacer.Place(story.Id, story.Demands, enriched.Reading.Demands);
        var responses = AnswerLinker.Link(enriched.Reading.Responses, article, story.Demands, demands);
        return new(story.Id, Headline.Of(story, question, index, article.Title, copied is not null), opens, copied?.Origin, demands, responses);
    }

    private OpenStory Story(StoryId id) => stories.GetValueOrDefault(id) ?? new OpenStory(id);

    private void Take(Decision decision, ArticlePrint print)
    {
        var story = stories[decision.Placement.Story] = Story(decision.Placement.Story);
        var member = new Member(decision with { Features = [] }, print, story);
        if (latest.TryGetValue(decision.Article, out var revised))
        {
            TakeOutText(revised);
        }

        latest[decision.Article] = member;
        window.Enqueue(member);
        story.Title = decision.Placement.StoryTitle;
        story.Decisions++;
        story.Members.Add(member);
        story.Demands.Add(member);
        index.Add(story, print);
        weights.Add(print);
        copies.Add(member);
        now = print.FoundAt > now ? print.FoundAt : now;
        ForgetTheOldest();
    }

    private void ForgetTheOldest()
    {
        while (window.Count > settings.Articles || window.TryPeek(out var oldest) && now - oldest.Print.FoundAt > settings.Memory)
        {
            Forget(window.Dequeue());
        }
    }

    private void Forget(Member member)
    {
        if (!member.Revised)
        {
            TakeOutText(member);
            latest.Remove(member.Decision.Article);
        }

        member.Story.Demands.Remove(member);
        if (--member.Story.Decisions == 0)
        {
            stories.Remove(member.Story.Id);
        }
    }

    /// <summary>Its words count no longer; a demand that its article dropped stays known as long as the decision is remembered: it was reported.</summary>
    private void TakeOutText(Member member)
    {
        member.Revised = true;
        index.Remove(member.Story, member.Print);
        member.Story.Members.Remove(member);
        weights.Remove(member.Print);
        copies.Remove(member);
    }
}
