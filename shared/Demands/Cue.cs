using NewsPipeline.Contracts;

namespace NewsPipeline.Demands;

/// <summary>One line of <c>Words/cues.tsv</c>.</summary>
/// <param name="Tail">Words that must follow the first: "out" in "hold out".</param>
internal sealed record Cue(string Word, IReadOnlyList<string> Tail, bool IsVerb, Strength Strength, IReadOnlyList<Governs> Governs);

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
    ToFor,
    Include,
    Is,
}
