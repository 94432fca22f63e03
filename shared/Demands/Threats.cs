namespace NewsPipeline.Demands;

/// <summary>Words that announce a harm to the other side.</summary>
internal static class Threats
{
    private static readonly HashSet<string> Words =
        ["threatened", "threatens", "threatening", "threaten", "threats", "threat", "warned", "warns", "warning", "vowed", "vows", "strike", "kill", "killed", "execute", "executed", "behead", "beheaded", "attack", "sanctions", "force", "war", "boycott", "resign", "shut", "face", "ultimatum", "consequences", "punish", "bomb"];

    public static bool Before(Line line, int token)
    {
        for (var i = token - 1; i >= 0; i--)
        {
            if (Words.Contains(line.Lower(i)))
            {
                return true;
            }
        }

        return false;
    }
}
