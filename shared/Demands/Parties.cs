using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Puts a name, and the id of the actor behind it, to a noun phrase.</summary>
internal static class Parties
{
    private static readonly HashSet<string> Empty = ["this", "that", "it", "which", "these", "those", "there"];

    public static Party? Of(NounPhrase? phrase, NounPhrase? except = null)
    {
        if (phrase is null)
        {
            return null;
        }

        var line = phrase.Line;
        if (phrase.IsPronoun || line.Tag(phrase.Head) == PennTag.PRPS)
        {
            var meant = Antecedents.Of(phrase, except is { IsPronoun: true } ? Antecedents.Of(except) ?? except : except);
            return meant is not null ? Of(meant) : new Party(line[phrase.Head].Form, null);
        }

        return Empty.Contains(line.Lower(phrase.Head)) ? null : new Party(NameOf(Named(phrase)), ActorOf(phrase) ?? ActorOf(Named(phrase)));
    }

    /// <summary>"a former commissioner, Vin Good, ...": the name that stands beside the description.</summary>
    private static NounPhrase Named(NounPhrase phrase)
    {
        var line = phrase.Line;
        var end = phrase.Whole.End;
        if (phrase.Name is null && (Words.IsPerson(line.Lower(phrase.Head)) || line.Tag(phrase.Head).IsNoun())
            && line.Tag(end) == PennTag.Comma
            && line.NameAt(end + 1) is { Type: EntityType.Person } name && line.Tag(name.Tokens.End) is PennTag.Comma or PennTag.Stop)
        {
            return new NounPhrase(line, name.Tokens, name.Tokens, name.Tokens.End - 1);
        }

        return phrase;
    }

    public static string NameOf(NounPhrase phrase)
    {
        var name = phrase.Name;
        if (name is not null && (name.Type == EntityType.Person || phrase.Core.Length == 1))
        {
            return phrase.Line.Words(name.Tokens);
        }

        if (NameWords.IsTitle(phrase.Line.Lower(phrase.Head))
            && phrase.Line.NameAt(phrase.Whole.End - 1) is { Type: EntityType.Person } titled)
        {
            // "Secretary of State Condoleezza Rice".
            return phrase.Line.Words(titled.Tokens);
        }

        var whole = phrase.Whole;
        while (whole.Length > 1 && phrase.Line.Tag(whole.Start) is PennTag.DT or PennTag.PDT or PennTag.Quote)
        {
            whole = new Stretch(whole.Start + 1, whole.End);
        }

        return phrase.Line.Words(whole);
    }

    /// <summary>The actor: of the head's name, else of the state or body that the phrase names around its head.</summary>
    private static string? ActorOf(NounPhrase phrase)
    {
        if (phrase.Name is { Known.ActorId: { } id })
        {
            return id;
        }

        return Around(phrase.Line, phrase.Whole) ?? (phrase.Name is { Type: EntityType.Person } person ? BeforeName(phrase.Line, person.Tokens) : null);
    }

    private static string? Around(Line line, Stretch tokens)
    {
        for (var i = tokens.Start; i < tokens.End; i++)
        {
            if ((line.NameAt(i)?.Known?.ActorId ?? Gazetteer.StateOfPeople(line[i].Form)) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>"Iranian foreign minister Zarif", "Iran's Zarif".</summary>
    private static string? BeforeName(Line line, Stretch name)
    {
        var start = name.Start;
        while (start > 0 && (line.Tag(start - 1).IsNoun() || line.Tag(start - 1).IsAdjective() || line.Tag(start - 1) == PennTag.POS))
        {
            start--;
        }

        return Around(line, new Stretch(start, name.Start));
    }
}
