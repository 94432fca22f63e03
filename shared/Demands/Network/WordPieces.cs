using System.Globalization;
using System.Text;
using BitFaster.Caching;
using BitFaster.Caching.Lru;
using Microsoft.ML.Tokenizers;

namespace NewsPipeline.Demands.Network;

/// <summary>
/// Cuts a text into WordPieces (Devlin et al. 2019, section 3) with their places: words are runs of letters and digits, every other
/// sign stands alone. Thread-safe.
/// </summary>
internal sealed class WordPieces
{
    /// <summary>News is written with so many words, most of the time.</summary>
    private const int Remembered = 30_000;

    private readonly BertTokenizer tokenizer;
    private readonly ConcurrentLru<string, Piece[]> words = new(Remembered);
    private readonly IAlternateLookup<ReadOnlySpan<char>, string, Piece[]> byLetters;

    /// <param name="vocabulary">A file, one piece a line.</param>
    public WordPieces(string vocabulary)
    {
        // Its own cutting into words drops signs that are no punctuation, the dollar's among them.
        tokenizer = BertTokenizer.Create(vocabulary, new BertOptions { ApplyBasicTokenization = false });
        byLetters = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Places count in the whole text.</summary>
    public List<Piece> Cut(string text, int start, int end)
    {
        var pieces = new List<Piece>((end - start) / 4);
        for (var at = start; at < end;)
        {
            var next = WordEnd(text, at, end);
            if (!char.IsWhiteSpace(text[at]))
            {
                foreach (var piece in Of(text.AsSpan(at, next - at)))
                {
                    pieces.Add(piece with { Start = at + piece.Start, End = at + piece.End });
                }
            }

            at = next;
        }

        return pieces;
    }

    private static int WordEnd(string text, int start, int end)
    {
        var at = start;
        while (at < end && char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        return at > start ? at : start + 1 < end && char.IsSurrogatePair(text[start], text[start + 1]) ? start + 2 : start + 1;
    }

    private Piece[] Of(ReadOnlySpan<char> word) => byLetters.TryGet(word, out var known) ? known : words.GetOrAdd(word.ToString(), Encode);

    private Piece[] Encode(string word)
    {
        var plain = Plain(word);
        // Places are those in the plain word; where lengths differ the pieces share the whole word.
        var whole = plain.Length != word.Length;
        return [.. tokenizer.EncodeToTokens(plain, out _).Select(token => whole ? Piece(token.Id, 0, word.Length) : Piece(token.Id, token.Offset.Start.Value, token.Offset.End.Value))];

        Piece Piece(int id, int start, int end) => new(id, CaseOf(word.AsSpan(start, end - start)), start, end);
    }

    /// <summary>In lower case and without accents, as the vocabulary has its words.</summary>
    private static string Plain(string word)
    {
        var lower = word.ToLowerInvariant();
        return Ascii.IsValid(lower) || char.IsSurrogate(lower[0]) ? lower
            : string.Concat(lower.Normalize(NormalizationForm.FormD).Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
    }

    private static LetterCase CaseOf(ReadOnlySpan<char> written)
    {
        var (cased, capitals, digits) = (0, 0, 0);
        foreach (var letter in written)
        {
            cased += char.IsUpper(letter) || char.IsLower(letter) ? 1 : 0;
            capitals += char.IsUpper(letter) ? 1 : 0;
            digits += char.IsDigit(letter) ? 1 : 0;
        }

        return written.IsEmpty || !char.IsLetterOrDigit(written[0]) ? LetterCase.None
            : digits == written.Length ? LetterCase.Digits
            : capitals == cased && capitals > 0 && written.Length > 1 ? LetterCase.Capitals
            : char.IsUpper(written[0]) ? LetterCase.Capital : LetterCase.Lower;
    }
}
