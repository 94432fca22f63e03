using NewsPipeline.Contracts;

namespace NewsPipeline.Demands;

/// <summary>When a demand is an ultimatum: it sets a time or says what follows otherwise.</summary>
internal static class Strengths
{
    public static Strength Of(Line line, Strength usual, Content content)
    {
        if (usual != Strength.Demand)
        {
            return usual;
        }

        for (var i = content.Words.Start; i < line.Count; i++)
        {
            if (line.Lower(i) is "or"
                && line.Lower(i + 1) is "face" or "be" or "else" or "risk" or "leave" or "\"" or "they" or "he" or "it")
            {
                return Strength.Ultimatum;
            }

            if (i < content.Words.End && line.Lower(i) == "within" && Words.IsTime(line.Lower(i + 2)))
            {
                return Strength.Ultimatum;
            }
        }

        return usual;
    }
}
