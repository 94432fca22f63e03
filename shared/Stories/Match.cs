namespace NewsPipeline.Stories;

/// <summary>One article against another: shares from 0 to 1, by the weight of the words.</summary>
/// <param name="Names">Of the article's names that the other has; 0.5 where there are none, which is no contradiction.</param>
/// <param name="NamesBack">The other way round.</param>
/// <param name="Title">Of the words of the article's title that the other has anywhere.</param>
/// <param name="TitleNames">Of the names in the article's title that the other has anywhere.</param>
/// <param name="Numbers">Of the article's numbers that the other has.</param>
/// <param name="Titles">Cosine of the two titles.</param>
/// <param name="RarestShared">Weight of the rarest name that both have.</param>
/// <param name="RarestMissing">Weight of the rarest name that the other lacks.</param>
/// <param name="OtherTitleNumbers">Both titles have numbers, and none in common.</param>
internal readonly record struct Match(
    double Cosine,
    double Names,
    double NamesBack,
    double Title,
    double TitleNames,
    double TitleNamesBack,
    double Numbers,
    double NumbersBack,
    double Titles,
    double RarestShared,
    double RarestMissing,
    int SharedNames,
    int SharedWords,
    bool OtherTitleNumbers)
{
    public static Match Of(Question question, ArticlePrint other)
    {
        var (here, there) = (new Sums(), new Sums());
        double dot = 0, titles = 0;
        var (words, titleNumbers, at) = (0, 0, 0);
        foreach (var term in question.Terms)
        {
            while (at < other.Terms.Length && other.Terms[at].Id < term.Id)
            {
                there.Add(other.Terms[at++], shared: false);
            }

            var shared = at < other.Terms.Length && other.Terms[at].Id == term.Id;
            here.Add(term.Kind, (double)term.Pull / term.Weight, shared);
            if (shared)
            {
                dot += term.Pull * (double)other.Terms[at].Weight;
                var inTitles = term.Kind.HasFlag(TermKind.InTitle) && other.Terms[at].Kind.HasFlag(TermKind.InTitle);
                titles += inTitles ? AtLarge(term.Id) : 0;
                titleNumbers += inTitles && term.Kind.HasFlag(TermKind.Number) ? 1 : 0;
                there.Add(other.Terms[at++], shared: true);
                words++;
            }
        }

        for (; at < other.Terms.Length; at++)
        {
            there.Add(other.Terms[at], shared: false);
        }

        var length = question.Length * other.Length;
        var titleLength = Math.Sqrt(question.TitleSquare * there.Title.All);
        return new(
            length == 0 ? 0 : dot / length,
            here.Names.Part,
            there.Names.Part,
            here.Title.All == 0 ? 0 : here.Title.Part,
            here.TitleNames.Part,
            there.TitleNames.Part,
            here.Numbers.Part,
            there.Numbers.Part,
            titleLength == 0 ? 0 : titles / titleLength,
            here.RarestShared,
            here.RarestMissing,
            here.SharedNames,
            words,
            here.TitleNumbers.All > 0 && there.TitleNumbers.All > 0 && titleNumbers == 0);
    }

    public static double AtLarge(int term)
    {
        double weight = TermWeights.BeforeReading(term);
        return weight * weight;
    }

    /// <summary>One article's words, and how many of them the other has.</summary>
    private struct Sums
    {
        public Shared Names;
        public Shared Title;
        public Shared TitleNames;
        public Shared Numbers;
        public Shared TitleNumbers;
        public double RarestShared;
        public double RarestMissing;
        public int SharedNames;

        /// <summary>Most words are neither a name nor a number nor in the title: nobody asks for their weight.</summary>
        public void Add(PrintTerm term, bool shared)
        {
            if (term.Kind != TermKind.None)
            {
                Add(term.Kind, AtLarge(term.Id), shared);
            }
        }

        public void Add(TermKind kind, double weight, bool shared)
        {
            if (kind.HasFlag(TermKind.Name))
            {
                Names.Add(weight, shared);
                (RarestShared, RarestMissing) = shared ? (Math.Max(RarestShared, weight), RarestMissing) : (RarestShared, Math.Max(RarestMissing, weight));
                SharedNames += shared ? 1 : 0;
            }

            if (kind.HasFlag(TermKind.Number))
            {
                Numbers.Add(weight, shared);
            }

            if (kind.HasFlag(TermKind.InTitle))
            {
                Title.Add(weight, shared);
                if (kind.HasFlag(TermKind.Name))
                {
                    TitleNames.Add(weight, shared);
                }

                if (kind.HasFlag(TermKind.Number))
                {
                    TitleNumbers.Add(weight, shared);
                }
            }
        }
    }

    private struct Shared
    {
        private double shared;

        public double All { get; private set; }

        public readonly double Part => All == 0 ? 0.5 : shared / All;

        public void Add(double weight, bool isShared)
        {
            All += weight;
            shared += isShared ? weight : 0;
        }
    }
}
