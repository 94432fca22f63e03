namespace NewsPipeline.Stories;

/// <summary>Names a story by the headline of the article nearest to its centre.</summary>
internal static class Headline
{
    /// <summary>A new headline must be this much nearer, lest the name change with every article.</summary>
    private const double Advantage = 0.05;

    public static string Of(OpenStory story, Question question, StoryIndex index, string title, bool isCopy)
    {
        var holder = story.Members.Find(member => member.Decision.Placement.StoryTitle == story.Title);
        if (holder is null)
        {
            return title;
        }

        var near = index.Cosine(question, story);
        return !isCopy && near > index.Cosine(question.For(holder.Print), story) + Advantage ? title : story.Title;
    }
}
