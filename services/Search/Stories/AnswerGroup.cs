using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Stories;

/// <summary>One party's answer, as all the outlets that report it tell it; oldest first.</summary>
public sealed record AnswerGroup(string Actor, Stance Stance, IReadOnlyList<AnswerView> Reports)
{
    public int Outlets { get; } = Reports.Select(report => report.Outlet).Distinct().Count();

    /// <summary>The same actor may answer in more than one way, or be said to: these stay apart.</summary>
    public static IReadOnlyList<AnswerGroup> Of(IEnumerable<AnswerView> answers) =>
    [
        .. answers
            .OrderBy(answer => answer.At)
            .GroupBy(answer => (Actor: answer.Actor.ToUpperInvariant(), answer.Stance))
            .Select(group => new AnswerGroup(group.First().Actor, group.Key.Stance, [.. group])),
    ];
}
