using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Pages;

/// <summary>How the pages put things into words.</summary>
internal static class Words
{
    public static string Count(long number, string one, string? many = null) =>
        number == 1 ? $"1 {one}" : $"{number:N0} {many ?? one + "s"}";

    public static string Names(IReadOnlyList<Party> parties, string nobody = "someone unnamed") => JointParties.Listed(parties) ?? nobody;

    public static string Answered(Stance stance) => stance switch
    {
        Stance.Reject => "rejected",
        Stance.Accept => "accepted",
        Stance.Consider => "being considered",
        Stance.Counter => "answered with another offer",
        _ => throw new ArgumentOutOfRangeException(nameof(stance)),
    };

    /// <summary>A parameter as a reader calls it.</summary>
    public static string Filter(string parameter) => parameter switch
    {
        "q" => "words",
        "issuer" => "who demands",
        "addressee" => "of whom",
        "entity" => "mentions",
        "strength" => "at least",
        "after" => "from",
        _ => parameter,
    };

    public static string Attributed(IReadOnlyList<string> sources) =>
        sources.Count == 0 ? "stated without a source" : "according to " + string.Join(", who cites ", sources);
}
