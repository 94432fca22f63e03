namespace NewsPipeline.Stories;

/// <summary>How an article and a story, and the story's nearest articles, resemble each other; each from 0 to 1 unless said otherwise.</summary>
internal readonly record struct Likeness(
    double Centre,
    double Nearest,
    double NextNearest,
    double Names,
    double NamesBack,
    double Title,
    double Days,
    int Articles,
    bool HeadlineOnly,
    double NextCentre,
    double OtherCentres)
{
    /// <summary>Members compared one by one; a long story is known by its latest.</summary>
    private const int Compared = 40;

    /// <param name="others">Likeness to the centres of the other candidates.</param>
    public static Likeness Of(Question question, OpenStory story, double centre, IReadOnlyCollection<double> others, DateTimeOffset at)
    {
        var nearest = default(Match);
        var next = 0.0;
        Member? best = null;
        for (var index = Math.Max(0, story.Members.Count - Compared); index < story.Members.Count; index++)
        {
            var match = Match.Of(question, story.Members[index].Print);
            if (best is null || match.Cosine > nearest.Cosine)
            {
                next = best is null ? 0 : nearest.Cosine;
                (nearest, best) = (match, story.Members[index]);
            }
            else
            {
                next = Math.Max(next, match.Cosine);
            }
        }

        var days = story.Members.TakeLast(Compared).Min(member => Math.Abs((member.Decision.At - at).TotalDays));
        return new(
            centre,
            nearest.Cosine,
            next,
            nearest.Names,
            nearest.NamesBack,
            nearest.Title,
            days,
            story.Members.Count,
            question.Print.HeadlineOnly,
            others.DefaultIfEmpty().Max(),
            others.DefaultIfEmpty().Average());
    }
}

/// <summary>One article against another.</summary>
/// <param name="Names">Share of the article's names that the other has, by weight.</param>
/// <param name="NamesBack">The other way round.</param>
internal readonly record struct Match(double Cosine, double Names, double NamesBack, double Title)
{
    public static Match Of(Question question, ArticlePrint other)
    {
        double dot = 0, names = 0, namesShared = 0, title = 0, titleShared = 0, back = 0, backShared = 0;
        var at = 0;
        foreach (var term in question.Terms)
        {
            while (at < other.Terms.Length && other.Terms[at].Id < term.Id)
            {
                back += NameWeight(other.Terms[at++]);
            }

            var found = at < other.Terms.Length && other.Terms[at].Id == term.Id;
            var pull = (double)term.Pull / term.Weight;
            if (found)
            {
                dot += term.Pull * (double)other.Terms[at].Weight;
                backShared += NameWeight(other.Terms[at]);
                back += NameWeight(other.Terms[at]);
                at++;
            }

            if (term.Kind.HasFlag(TermKind.Name))
            {
                names += pull;
                namesShared += found ? pull : 0;
            }

            if (term.Kind.HasFlag(TermKind.InTitle))
            {
                title += pull;
                titleShared += found ? pull : 0;
            }
        }

        for (; at < other.Terms.Length; at++)
        {
            back += NameWeight(other.Terms[at]);
        }

        var length = question.Length * other.Length;
        return new(length == 0 ? 0 : dot / length, NameShare(namesShared, names), NameShare(backShared, back), Share(titleShared, title));
    }

    private static double NameWeight(PrintTerm term) =>
        !term.Kind.HasFlag(TermKind.Name) ? 0 : (double)TermWeights.BeforeReading(term.Id) * TermWeights.BeforeReading(term.Id);

    /// <summary>No names, no contradiction.</summary>
    private static double NameShare(double part, double whole) => whole == 0 ? 0.5 : part / whole;

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
