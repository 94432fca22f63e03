namespace NewsPipeline.Language;

/// <summary>Part of speech in the Penn Treebank's notation; punctuation has names, since its own signs cannot be names.</summary>
public enum PennTag : byte
{
    /// <summary>No tag: stands before and after a sentence.</summary>
    Edge,
    CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNP, NNPS, NNS, PDT, POS, PRP, PRPS, RB, RBR, RBS, RP, SYM, TO, UH,
    VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB,
    Comma, Stop, Colon, Quote, Bracket, Money,
}

/// <summary>Families of tags that rules ask for.</summary>
public static class PennTags
{
    public const int Count = (int)PennTag.Money + 1;

    public static bool IsNoun(this PennTag tag) => tag is PennTag.NN or PennTag.NNS or PennTag.NNP or PennTag.NNPS;

    public static bool IsName(this PennTag tag) => tag is PennTag.NNP or PennTag.NNPS;

    public static bool IsVerb(this PennTag tag) => tag is >= PennTag.VB and <= PennTag.VBZ;

    public static bool IsFinite(this PennTag tag) => tag is PennTag.VBD or PennTag.VBP or PennTag.VBZ or PennTag.MD;

    public static bool IsAdjective(this PennTag tag) => tag is PennTag.JJ or PennTag.JJR or PennTag.JJS;

    public static bool IsAdverb(this PennTag tag) => tag is PennTag.RB or PennTag.RBR or PennTag.RBS;

    public static bool IsPunctuation(this PennTag tag) => tag is >= PennTag.Comma and <= PennTag.Bracket;
}
