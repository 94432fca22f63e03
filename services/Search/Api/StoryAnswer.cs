using NewsPipeline.Search.Stories;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Api;

/// <summary>One story whole: timeline (oldest first), outlets, demands with all carriers, who reports what, and the answers.</summary>
public sealed record StoryAnswer(
    StoryView Story,
    IReadOnlyList<StoryArticle> Timeline,
    IReadOnlyList<OutletView> Outlets,
    IReadOnlyList<DemandView> Demands,
    DemandMatrix Matrix,
    IReadOnlyList<AnswerView> Responses)
{
    public static StoryAnswer Of(StoryDetail story) =>
        new(story.Story, story.Timeline, story.Outlets, story.Demands, DemandMatrix.Of(story.Demands), story.Responses);
}
