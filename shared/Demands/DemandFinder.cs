namespace NewsPipeline.Demands;

/// <summary>Runs the rules over a passage, line by line.</summary>
internal static class DemandFinder
{
    public static IEnumerable<Finding> In(Passage passage)
    {
        foreach (var line in passage.Lines)
        {
            for (var token = 0; token < line.Count; token++)
            {
                if (At(line, token) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private static Finding? At(Line line, int token)
    {
        foreach (var cue in CueLexicon.Of(line.Lower(token)))
        {
            if ((cue.IsVerb ? VerbDemands.At(line, token, cue) ?? RelativeDemands.At(line, token, cue) : NounDemands.At(line, token, cue)) is { } finding)
            {
                return finding;
            }
        }

        return ListedDemands.At(line, token) ?? ImperativeDemands.At(line, token) ?? Untouchables.At(line, token) ?? MustDemands.At(line, token) ?? ConditionDemands.At(line, token) ?? ExchangeDemands.At(line, token) ?? DeadlineDemands.At(line, token);
    }
}
