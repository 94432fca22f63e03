namespace NewsPipeline.Language;

/// <summary>What the treebanks say that a word can be, whatever the tagger made of it in its place.</summary>
public static class Lexicon
{
    /// <summary>Seen with this tag at least now and then.</summary>
    public static bool CanBe(string lower, PennTag tag) =>
        WordTags.Learned.TryWord(lower, out var tags) && Array.Exists(tags, chance => chance.Tag == tag);
}
