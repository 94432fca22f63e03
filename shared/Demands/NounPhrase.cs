using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Somebody or something that a sentence speaks of.</summary>
/// <param name="Core">From article to head: "the German government".</param>
/// <param name="Whole">With what hangs on it: "the government of Germany and its allies".</param>
/// <param name="Head">The token that says what it is.</param>
internal sealed record NounPhrase(Line Line, Stretch Core, Stretch Whole, int Head)
{
    public bool IsPronoun => Line.Tag(Head) == PennTag.PRP;

    public bool IsPlural => Line.Tag(Head) is PennTag.NNS or PennTag.NNPS
        || Line.Lower(Head) is "they" or "them" or "police" or "people" or "both" or "many";

    public NameMention? Name => Line.NameAt(Head);
}
