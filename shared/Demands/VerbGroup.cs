using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>A verb with what belongs to it on its left: "has not been asked" is one group with the verb "asked".</summary>
/// <param name="Start">First auxiliary, or "to", or the verb itself.</param>
internal readonly record struct VerbGroup(Line Line, int Start, int Verb)
{
    private const int LongestGroup = 7;

    public static VerbGroup Around(Line line, int verb)
    {
        var start = verb;
        for (var i = verb - 1; i >= 0 && verb - i <= LongestGroup; i--)
        {
            if (IsAuxiliary(line, i) || (line.Lower(i) == "to" && line.Tag(verb) is PennTag.VB or PennTag.VBP or PennTag.NN or PennTag.VBN))
            {
                start = i;
            }
            else if (!line.Tag(i).IsAdverb() && line.Lower(i) is not "not")
            {
                break;
            }
        }

        return new VerbGroup(line, start, verb);
    }

    public bool IsInfinitive => Line.Lower(Start) == "to";

    public bool IsPassive
    {
        get
        {
            var be = false;
            for (var i = Start; i < Verb; i++)
            {
                be |= Line.Lower(i) is "be" or "been" or "being" or "is" or "are" or "was" or "were" or "'s" or "'re" or "am" or "'m" or "get" or "got";
            }

            return be && (Line.Tag(Verb) is PennTag.VBN or PennTag.VBD);
        }
    }

    public bool IsFinite => !IsInfinitive
        && (Start < Verb ? Line.Lower(Start) is not ("being" or "having" or "be" or "been") : Line.Tag(Verb).IsFinite()
        || Line.Tag(Verb) == PennTag.NN || Line.Tag(Verb) == PennTag.NNS);

    private static bool IsAuxiliary(Line line, int i) => line.Lower(i) is
        "has" or "have" or "had" or "is" or "are" or "was" or "were" or "be" or "been" or "being" or "having" or "do" or "does" or "did"
        or "will" or "would" or "may" or "might" or "can" or "could" or "shall" or "should" or "must" or "ca" or "wo" or "cannot" or "'ll" or "'ve" or "'re" or "'m" or "'d"
        || (line.Lower(i) is "'s" && line.Tag(i) != PennTag.POS)
        || (line.Lower(i) is "n't");
}
