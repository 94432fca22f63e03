namespace NewsPipeline.Stories.Words;

/// <summary>Lower case without accents for Latin letters, so that "Erdoğan" and "Erdogan" meet; needs no culture data.</summary>
internal static class Fold
{
    private const string From = "àáâãäåāăąçćčďđèéêëēėęěğìíîïīįıłñńňòóôõöøōőŕřśşšșţťțùúûüūůűýÿźżž";
    private const string To = "aaaaaaaaacccddeeeeeeeegiiiiiiilnnnoooooooorrsssstttuuuuuuuyyzzz";

    public static char Lower(char character)
    {
        var lower = char.ToLowerInvariant(character);
        if (lower < 'à')
        {
            return lower;
        }

        var at = From.IndexOf(lower, StringComparison.Ordinal);
        return at < 0 ? lower : To[at];
    }
}
