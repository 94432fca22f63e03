using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Who says what stands at a place: in a quotation, or in a clause that a verb of saying governs.</summary>
internal static class Speakers
{
    public static NounPhrase? Of(Line line, int token) =>
        line.IsQuoted(token) ? OfQuote(line, token) : OfReport(line, token);

    private static NounPhrase? OfQuote(Line line, int token) =>
        InLine(line, token) ?? (line.Before is { } before ? InLine(before, before.Count) : null) ?? (line.Index + 1 < line.Passage.Lines.Length && line.Passage.Lines[line.Index + 1] is { } after && after.Sentence.OpensParagraph == false ? InLine(after, 0) : null);

    /// <summary>The speaker that a line names outside its quotations, nearest to the token.</summary>
    private static NounPhrase? InLine(Line line, int token)
    {
        var best = -1;
        for (var i = 0; i < line.Count; i++)
        {
            if (!line.IsQuoted(i) && line.Tag(i).IsVerb() && Words.IsSaying(line.Lower(i))
                && (best < 0 || Math.Abs(i - token) < Math.Abs(best - token)))
            {
                best = i;
            }
        }

        return best < 0 ? null : SpeakerAt(line, best);
    }

    /// <summary>The subject of a verb of saying, also where it stands behind it ("..., said Kerry").</summary>
    public static NounPhrase? SpeakerAt(Line line, int verb)
    {
        var before = line.Tag(verb - 1);
        if (before is PennTag.Comma or PennTag.Quote && NounPhrases.At(line, verb + 1) is { } behind
            && !Words.IsTime(line.Lower(behind.Head)) && line.Tag(verb) is PennTag.VBD or PennTag.VBZ
            && !line.Passage.Lines[line.Index].IsQuoted(verb + 1) && (before == PennTag.Quote || PrecededByClause(line, verb - 1)))
        {
            return behind;
        }

        return Subjects.Of(line, verb);
    }

    /// <summary>A comma before "said" closes the speech itself, unless it closes an apposition.</summary>
    private static bool PrecededByClause(Line line, int comma)
    {
        var finite = false;
        for (var i = comma - 1; i >= 0; i--)
        {
            finite |= line.Tag(i).IsFinite();
        }

        return finite;
    }

    private static NounPhrase? OfReport(Line line, int token)
    {
        for (var i = token - 1; i >= 0; i--)
        {
            if ((line.Tag(i).IsVerb() || line.Lower(i + 1) == "that") && Words.IsSaying(line.Lower(i))
                && !VerbGroup.Around(line, i).IsPassive)
            {
                return SpeakerAt(line, i);
            }
        }

        return Trailing(line, token);
    }

    /// <summary>"Iran must stop, the minister said".</summary>
    private static NounPhrase? Trailing(Line line, int token)
    {
        for (var i = token + 1; i < line.Count; i++)
        {
            if (line.Tag(i) is PennTag.VBD or PennTag.VBZ or PennTag.VBP && Words.IsSaying(line.Lower(i)) && HasCommaBefore(line, i))
            {
                return SpeakerAt(line, i);
            }
        }

        return null;
    }

    private static bool HasCommaBefore(Line line, int verb)
    {
        for (var i = verb - 1; i >= 0 && verb - i < 14; i--)
        {
            if (line.Tag(i) is PennTag.Comma or PennTag.Quote)
            {
                return true;
            }

            if (line.Tag(i).IsFinite())
            {
                return false;
            }
        }

        return false;
    }
}
