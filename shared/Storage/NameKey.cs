using System.Text;

namespace NewsPipeline.Storage;

/// <summary>
/// What two spellings of a name share: case, accents of Latin letters, typographic apostrophes, runs of white space and a leading
/// "the" do not count. By table, since without culture data <see cref="string.Normalize()"/> leaves everything as it is.
/// </summary>
public static class NameKey
{
    // Base letters of U+00C0 to U+017F, and of U+1E00 to U+1EFF.
    private const string Latin =
        "aaaaaaæceeeeiiiidnooooo×ouuuuytßaaaaaaæceeeeiiiidnooooo÷ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggg" +
        "hhhhiiiiiiiiiiĳĳjjkkkllllllllllnnnnnnnnnooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss" +
        "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyẚsẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee" +
        "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ";

    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsWhiteSpace(letter))
            {
                AppendGap(key);
            }
            else if (letter is not (>= '\u0300' and <= '\u036F'))
            {
                key.Append(Fold(letter));
            }
        }

        var folded = key.ToString().TrimEnd(' ');
        return folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded;
    }

    private static void AppendGap(StringBuilder key)
    {
        if (key.Length > 0 && key[^1] != ' ')
        {
            key.Append(' ');
        }
    }

    private static char Fold(char letter) => letter switch
    {
        < '\u0080' => char.ToLowerInvariant(letter),
        >= '\u00C0' and <= '\u017F' => Latin[letter - '\u00C0'],
        >= '\u1E00' and <= '\u1EFF' => LatinAdditional[letter - '\u1E00'],
        'Ș' or 'ș' => 's',
        'Ț' or 'ț' => 't',
        '‘' or '’' or 'ʼ' or '`' => '\'',
        _ => char.ToLowerInvariant(letter),
    };
}
