using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Splits joined contents at the top level: "confirm X, abandon Y and prevent Z" are three demands.</summary>
internal static class Coordination
{
    private static readonly HashSet<string> Actions = Words.List("actions");

    public static List<Stretch> Split(Line line, Content content) => content.Kind switch
    {
        ContentKind.Thing => SplitThings(line, content.Words),
        _ => SplitDoings(line, content),
    };

    private static List<Stretch> SplitDoings(Line line, Content content)
    {
        var parts = new List<Stretch>();
        var start = content.Words.Start;
        var nested = false;
        for (var i = start + 1; i < content.Words.End; i++)
        {
            nested |= IsNested(line, content, start, i);
            if (line.Tag(i) is not (PennTag.CC or PennTag.Comma) || line.Lower(i) is "but")
            {
                continue;
            }

            var next = line.Tag(i) == PennTag.Comma && line.Tag(i + 1) == PennTag.CC ? i + 2 : i + 1;
            if (OpensDoing(line, content, next, nested) is >= 0 and var opens && opens < content.Words.End && i - start >= 2)
            {
                parts.Add(new Stretch(start, i));
                (start, nested, i) = (opens, false, opens);
            }
        }

        parts.Add(new Stretch(start, content.Words.End));
        return parts;
    }

    private static bool IsNested(Line line, Content content, int start, int i) =>
        i > start && i != content.Verb
            && (line.Lower(i) == "to" && line.Tag(i + 1) == PennTag.VB || line.Tag(i) is PennTag.WDT or PennTag.WP
            || line.Lower(i) is "help" or "let");

    /// <summary>Where the next doing starts, without its "to"; -1 where none does.</summary>
    private static int OpensDoing(Line line, Content content, int at, bool nested)
    {
        var first = Contents.SkipAdverbs(line, at);
        if (line.Lower(first) == "to" && line.Tag(first + 1) == PennTag.VB)
        {
            return first + 1;
        }

        var verbTag = content.Verb >= 0 ? line.Tag(content.Verb) : PennTag.VB;
        var same = line.Tag(first) == verbTag || (line.Tag(first) == PennTag.VB && verbTag is PennTag.VB or PennTag.VBP)
            || (verbTag == PennTag.VBZ && line.Tag(first) == PennTag.NNS && line.Tag(first + 1) is PennTag.RP or PennTag.IN or PennTag.DT);
        return same && !nested ? at : -1;
    }

    private static List<Stretch> SplitThings(Line line, Stretch words)
    {
        var parts = new List<Stretch>();
        var start = words.Start;
        for (var i = start + 1; i < words.End; i++)
        {
            if (line.Tag(i) is not (PennTag.CC or PennTag.Comma or PennTag.Colon) || line.Lower(i) is "but" or "or")
            {
                continue;
            }

            var next = line.Tag(i + 1) == PennTag.CC ? i + 2 : i + 1;
            if (line.Lower(next) is "for" or "on")
            {
                next++;
            }

            if (next < words.End && NounPhrases.At(line, start) is { } left && NounPhrases.At(line, next) is { } right
                && IsTop(line, left, right, i))
            {
                parts.Add(new Stretch(start, i));
                (start, i) = (next, next);
            }
        }

        parts.Add(new Stretch(start, words.End));
        return parts;
    }

    private static bool IsTop(Line line, NounPhrase left, NounPhrase right, int conjunction)
    {
        if (left.Core.End >= conjunction)
        {
            return left.Core.Length > 1 && right.Core.Length > 1;
        }

        return line.Lower(conjunction) == ";"
            || (IsAction(line, right) && (IsAction(line, left) || line.Tag(right.Core.Start) is PennTag.DT or PennTag.PRPS))
            || (IsAction(line, left) && line.Tag(right.Core.Start) is PennTag.DT or PennTag.PRPS
            && line.Lower(right.Core.End) is "of" or "to" or "for" or "on");
    }

    /// <summary>The phrase that starts here speaks of something done ("the release of prisoners"), not of a thing.</summary>
    public static bool IsActionAt(Line line, int start) => NounPhrases.At(line, start) is { } phrase
        && Actions.Contains(line.Lower(phrase.Head));

    private static bool IsAction(Line line, NounPhrase phrase)
    {
        var head = line.Lower(phrase.Head);
        return Actions.Contains(head)
            || (head.Length > 6 && (head.EndsWith("tion", StringComparison.Ordinal) || head.EndsWith("ment", StringComparison.Ordinal)
            || head.EndsWith("sion", StringComparison.Ordinal))
            && line.Lower(phrase.Head + 1) is "of" or "to" or "for" or "from" or "in" or "between");
    }
}
