using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests;

/// <summary>What every store must do; a subclass says which one.</summary>
public abstract class ArticleStoreContract
{
    private static readonly StoryId Talks = new("talks");

    protected abstract IArticleStore Store { get; }

    /// <summary>Random histories that are tried; fewer where each takes long.</summary>
    protected virtual int Seeds => 12;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_written_article_is_read_back_whole()
    {
        var placed = Tell.Article("a1", demands: [Some.Demand()]);
        Assert.Equal([new WriteResult.Indexed()], await Write(placed));

        var article = await Store.ArticleAsync(new ArticleId("a1"), Cancellation);
        var sent = placed.Enriched.Found.Article;
        Assert.Equal(
            (sent.Title, sent.Text, sent.Outlet, sent.Url, sent.At, sent.Revision, "en", Talks),
            (article!.Title, article.Text, article.Outlet, article.Url, article.At, article.Revision, article.Language, article.Story));
        Assert.Equivalent(placed.Placement.Demands, article.Demands, strict: true);
        Assert.Equivalent(placed.Enriched.Reading.Entities, article.Entities, strict: true);
    }

    [Fact]
    public async Task All_that_was_read_comes_back_equal_and_is_quoted_from_where_it_stands()
    {
        var inTitle = Some.Demand("open talks", start: 0, end: 10) with
        {
            In = Part.Title,
            AlsoIssuers = [new("France", "Q142"), new("the union")],
            Addressee = null,
            AlsoAddressees = [new("Poland")],
        };
        var placed = Tell.Article("a1", Tell.Neutral + " Kyiv offered a treaty.", title: "Talks must open, Iran says. No, says Kyiv", demands: [Some.Demand(), inTitle]).WithEntities(
            new("Russia", EntityType.Location, "Q159", [new(0, 6)]), new("Iran", EntityType.Location, "Q794", [new(17, 21)], Part.Title));
        Response[] responses =
        [
            new("Kyiv", Stance.Counter, 61, 78) { Cue = "offered", Demand = 0 }, new("Kyiv", Stance.Reject, 28, 30) { In = Part.Title },
        ];
        placed = placed with
        {
            Enriched = placed.Enriched with { Reading = placed.Enriched.Reading with { Unread = true, Responses = responses } },
            Placement = placed.Placement with { Responses = [new(placed.Placement.Demands[0].Id, responses[0]), new(null, responses[1])] },
        };
        Assert.Equal([new WriteResult.Indexed()], await Write(placed));

        var article = (await Store.ArticleAsync(new ArticleId("a1"), Cancellation))!;
        var (reading, placement) = (placed.Enriched.Reading, placed.Placement);
        Assert.Equal(AsJson((true, reading.Entities, placement.Demands, placement.Responses)), AsJson((article.Unread, article.Entities, article.Demands, article.Responses)));

        var demands = (await Store.DemandsAsync(new Question(), Cancellation)).Items.OrderBy(demand => demand.What, StringComparer.Ordinal).ToList();
        Assert.Equal([Tell.Neutral, "Talks must open, Iran says."], demands.Select(demand => Assert.Single(demand.Carriers).Quote));
        var answer = Assert.Single(demands[0].Responses);
        Assert.Equal((Stance.Counter, "Kyiv offered a treaty."), (answer.Stance, answer.Quote));
        Assert.Equal(["Kyiv offered a treaty.", "No, says Kyiv"], (await Store.StoryAsync(Talks, Cancellation))!.Responses.Select(one => one.Quote));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        Assert.Null(await Store.ArticleAsync(new ArticleId("none"), Cancellation));
        Assert.Null(await Store.StoryAsync(new StoryId("none"), Cancellation));
        Assert.Null(await Store.DemandAsync(new DemandId("none"), Cancellation));
        Assert.Empty((await Store.ArticlesAsync(new Question(), Cancellation)).Items);
    }

    [Fact]
    public async Task A_redelivery_is_indexed_again_and_another_finding_of_the_same_text_a_duplicate()
    {
        await Write(Tell.Article("a1"));
        Assert.Equal([new WriteResult.Indexed()], await Write(Tell.Article("a1")));
        Assert.Equal([new WriteResult.Duplicate()], await Write(Tell.Article("a1", source: "https://harbourpost.example/world")));
        Assert.Equal(1, (await Store.ArticlesAsync(new Question(), Cancellation)).Total);
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_the_text_before_and_of_all_that_was_read_in_it()
    {
        await Write(Tell.Article("a1", text: "Russia demands that Ukraine withdraw its troops.", minute: 1, demands: [Some.Demand("withdraw its troops", end: 40)]));
        var correction = Tell.Article("a1", text: "Russia asks Ukraine for patience.", minute: 2, demands: [Some.Demand("patience", strength: Strength.Request, end: 30)]);
        Assert.Equal([new WriteResult.Indexed()], await Write(correction));

        Assert.Equal(0, (await Store.ArticlesAsync(new Question { Words = "troops" }, Cancellation)).Total);
        Assert.Equal(1, (await Store.ArticlesAsync(new Question { Words = "patience" }, Cancellation)).Total);
        Assert.Equal("patience", Assert.Single((await Store.DemandsAsync(new Question(), Cancellation)).Items).What);
        Assert.Equal([new WriteResult.Duplicate()], await Write(Tell.Article("a1", text: "Russia demands that Ukraine withdraw its troops.", minute: 1)));
    }

    [Fact]
    public async Task An_article_that_moves_to_another_story_leaves_nothing_in_the_old_one()
    {
        await Write(Tell.Article("a1", minute: 1, demands: [Some.Demand()]), Tell.Article("a2", minute: 1));
        await Write(Tell.Article("a1", text: "A quite different text, which tells of something else entirely.", minute: 2, story: "other"));

        Assert.Equal(["a2"], (await Store.StoryAsync(Talks, Cancellation))!.Timeline.Select(article => article.Id.Value));
        Assert.Equal(0, (await Store.DemandsAsync(new Question(), Cancellation)).Total);
        Assert.Equal(2, (await Store.StoriesAsync(new Question(), Cancellation)).Total);
    }

    [Fact]
    public async Task What_can_never_be_stored_is_named_and_the_rest_of_the_batch_goes_on()
    {
        var results = await Write(Tell.Article("a1"), Tell.Article("bad", text: "Short.", demands: [Some.Demand(end: 900)]), Tell.Article("a2"));

        Assert.IsType<WriteResult.Indexed>(results[0]);
        Assert.Equal("Something was read at 0 to 900 of a text of 6 characters.", Assert.IsType<WriteResult.Impossible>(results[1]).Reason);
        Assert.IsType<WriteResult.Indexed>(results[2]);
        Assert.Equal(2, (await Store.ArticlesAsync(new Question(), Cancellation)).Total);
    }

    [Fact]
    public async Task What_was_read_in_a_title_ends_with_it()
    {
        var placed = Tell.Article("a1", title: "Talks", demands: [Some.Demand(end: 6) with { In = Part.Title }]);
        var result = Assert.IsType<WriteResult.Impossible>(Assert.Single(await Write(placed)));
        Assert.Equal("Something was read at 0 to 6 of a title of 5 characters.", result.Reason);
    }

    [Fact]
    public async Task Any_batch_in_any_order_of_revisions_and_however_often_ends_in_the_same_state()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var writes = Enumerable.Range(0, 12).Select(_ => RandomRevision(random, $"s{seed}-")).ToArray();
            await WriteInPieces(writes, random);
            var once = await StateOf($"s{seed}-");

            var twin = writes.Select(write => Renamed(write, $"s{seed}-", $"t{seed}-")).ToArray();
            random.Shuffle(twin);
            await WriteInPieces([.. twin, .. twin[..5]], random);
            Assert.Equal(once.Replace($"s{seed}-", "", StringComparison.Ordinal), (await StateOf($"t{seed}-")).Replace($"t{seed}-", "", StringComparison.Ordinal));
        }
    }

    private static string AsJson((bool Unread, IReadOnlyList<Entity> Entities, IReadOnlyList<PlacedDemand> Demands, IReadOnlyList<PlacedResponse> Responses) read) =>
        JsonSerializer.Serialize(new { read.Unread, read.Entities, read.Demands, read.Responses }, Wire.Json);

    private Task<IReadOnlyList<WriteResult>> Write(params IReadOnlyList<ArticlePlaced> articles) => Store.WriteAsync(articles, Cancellation);

    /// <summary>Several texts of few articles in few stories, some known in the same minute, some texts more than once.</summary>
    private static ArticlePlaced RandomRevision(Random random, string prefix)
    {
        var (article, text, minute) = (random.Next(3), random.Next(4), random.Next(3));
        var placed = Tell.Article(
            $"{prefix}a{article}",
            $"Text number {text} about the talks.",
            minute: (10 * text) + article,
            outlet: $"outlet{article % 2}.example",
            story: $"{prefix}story{text % 2}",
            source: $"feed {random.Next(2)}",
            demands: text == 3 ? [] : [Some.Demand($"demand {text}", strength: (Strength)text, end: 20)]);
        return placed with
        {
            Enriched = placed.Enriched with { Found = KnownSince(minute, placed.Enriched.Found) },
            Placement = placed.Placement with
            {
                Demands = [.. placed.Placement.Demands.Select(demand => demand with { Id = new DemandId($"{prefix}demand{text}") })],
            },
        };
    }

    private static ArticleFound KnownSince(int minute, ArticleFound found) => found with
    {
        Article = found.Article with { Revision = Revision.From(Some.Morning.AddMinutes(minute), found.Article.Title, found.Article.Text) },
    };

    private static ArticlePlaced Renamed(ArticlePlaced placed, string from, string to) =>
        JsonSerializer.Deserialize<ArticlePlaced>(
            JsonSerializer.Serialize(placed, Wire.Json).Replace(from, to, StringComparison.Ordinal), Wire.Json)!;

    private async Task WriteInPieces(ArticlePlaced[] writes, Random random)
    {
        for (var start = 0; start < writes.Length;)
        {
            var size = Math.Min(random.Next(1, 5), writes.Length - start);
            await Write(writes[start..(start + size)]);
            start += size;
        }
    }

    private async Task<string> StateOf(string prefix)
    {
        var state = new List<object?>();
        foreach (var article in Enumerable.Range(0, 3))
        {
            var view = await Store.ArticleAsync(new ArticleId($"{prefix}a{article}"), Cancellation);
            state.Add(view is null ? null : view with { Feed = null });
        }

        foreach (var story in Enumerable.Range(0, 2))
        {
            state.Add(await Store.StoryAsync(new StoryId($"{prefix}story{story}"), Cancellation));
            state.Add((await Store.DemandsAsync(new Question { Story = new StoryId($"{prefix}story{story}"), Words = "demand 0" }, Cancellation)).Total);
            state.Add((await Store.ArticlesAsync(new Question { Story = new StoryId($"{prefix}story{story}"), Words = "number talks" }, Cancellation)).Items.Select(item => item.Id));
        }

        return JsonSerializer.Serialize(state, Wire.Json);
    }
}
