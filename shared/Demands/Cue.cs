using NewsPipeline.Contracts;

namespace NewsPipeline.Demands;

/// <summary>One line of <c>Words/cues.tsv</c>.</summary>
internal sealed record Cue(string Word, bool IsVerb, Strength Strength, IReadOnlyList<Governs> Governs);

/// <summary>What a cue may govern; <c>Words/cues.tsv</c> explains each by an example.</summary>
internal enum Governs
{
    ObjectTo,
    OnTo,
    UponTo,
    ToTo,
    WithTo,
    ForTo,
    That,
    ThatDo,
    For,
    On,
    Object,
    To,
    NotTo,
    ObjectFor,
    Against,
    Action,
    Include,
}
