namespace NewsPipeline.Stories;

/// <summary>How an article and a story, and the story's articles, resemble each other.</summary>
/// <param name="Centre">Cosine with the sum of the story's articles.</param>
/// <param name="Nearest">The article that is most like it.</param>
/// <param name="NextNearest">Cosine with the second of them.</param>
/// <param name="Mean">Cosine with its articles on average.</param>
/// <param name="Days">Since, or until, the nearest in time.</param>
/// <param name="NextCentre">The likeliest other story's <paramref name="Centre"/>.</param>
internal readonly record struct Likeness(
    double Centre,
    Match Nearest,
    double NextNearest,
    double Mean,
    double Names,
    double TitleNames,
    double Numbers,
    double Days,
    int Articles,
    double NextCentre,
    double OtherCentres,
    ArticlePrint Print,
    ArticlePrint NearestPrint)
{
    /// <summary>Members compared one by one; a long story is known by its latest.</summary>
    private const int Compared = 40;

    private const double LongestGap = 30;

    /// <summary>In the order of <see cref="Values"/>; a model that was trained on others is refused.</summary>
    public static readonly string[] Features =
    [
        "centre", "nearest", "next nearest", "mean", "names", "names back", "title", "title names", "title names back", "numbers", "numbers back",
        "titles", "rarest shared name", "rarest missing name", "shared names", "shared words", "story names", "story title names", "story numbers",
        "days", "articles", "next centre", "other centres", "lead", "words", "words of the nearest", "headline only", "nearest is headline only",
    ];

    /// <param name="others">Likeness to the centres of the other candidates.</param>
    public static Likeness Of(Question question, OpenStory story, double centre, IReadOnlyCollection<double> others, DateTimeOffset at)
    {
        var (nearest, nearestPrint) = (default(Match), default(ArticlePrint));
        double next = 0, sum = 0, names = 0, titleNames = 0, numbers = 0, days = double.MaxValue;
        var first = Math.Max(0, story.Members.Count - Compared);
        for (var index = first; index < story.Members.Count; index++)
        {
            var member = story.Members[index];
            var match = Match.Of(question, member.Print);
            (names, titleNames, numbers) = (Math.Max(names, match.Names), Math.Max(titleNames, match.TitleNames), Math.Max(numbers, match.Numbers));
            days = Math.Min(days, Math.Abs((member.Decision.At - at).TotalDays));
            sum += match.Cosine;
            if (nearestPrint is null || match.Cosine > nearest.Cosine)
            {
                next = nearest.Cosine;
                (nearest, nearestPrint) = (match, member.Print);
            }
            else
            {
                next = Math.Max(next, match.Cosine);
            }
        }

        return new(
            centre, nearest, next, sum / (story.Members.Count - first), names, titleNames, numbers, days, story.Members.Count,
            others.DefaultIfEmpty().Max(), others.DefaultIfEmpty().Average(), question.Print, nearestPrint!);
    }

    public float[] Values() =>
    [
        (float)Centre, (float)Nearest.Cosine, (float)NextNearest, (float)Mean, (float)Nearest.Names, (float)Nearest.NamesBack,
        (float)Nearest.Title, (float)Nearest.TitleNames, (float)Nearest.TitleNamesBack, (float)Nearest.Numbers, (float)Nearest.NumbersBack,
        (float)Nearest.Titles, (float)Nearest.RarestShared, (float)Nearest.RarestMissing, Nearest.SharedNames, Nearest.SharedWords,
        (float)Names, (float)TitleNames, (float)Numbers, (float)Math.Min(Days, LongestGap), MathF.Log(Articles), (float)NextCentre, (float)OtherCentres,
        (float)(Centre - NextCentre), MathF.Log(1 + Print.Terms.Length), MathF.Log(1 + NearestPrint.Terms.Length), Flag(Print.HeadlineOnly), Flag(NearestPrint.HeadlineOnly),
    ];

    private static float Flag(bool yes) => yes ? 1 : 0;
}
