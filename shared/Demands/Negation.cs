namespace NewsPipeline.Demands;

/// <summary>The text says that the demand was not made: "has not asked", "never insisted", "denied demanding".</summary>
internal static class Negation
{
    public static bool Of(Line line, int verb)
    {
        var group = VerbGroup.Around(line, verb);
        for (var i = group.Start - 1; i < verb; i++)
        {
            if ((line.Lower(i) is "not" or "n't" or "never" or "cannot" && line.Lower(i + 1) is not ("only" or "just"))
                || (line.Lower(i) == "longer" && line.Lower(i - 1) == "no"))
            {
                return true;
            }
        }

        return line.Lower(group.Start - 1) is "denied" or "denies" or "denying" or "without" or "stopped"
            || (line.Lower(group.Start - 1) is "from" or "of" && line.Lower(group.Start - 2) is "refrained" or "short" or "stopped");
    }
}
