using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>"Offered aid in exchange for an end to enrichment": what is wanted in return.</summary>
internal static class ExchangeDemands
{
    public static Finding? At(Line line, int token)
    {
        if (line.Lower(token) != "in" || line.Lower(token + 1) is not ("exchange" or "return") || line.Lower(token + 2) != "for"
            || OfferBefore(line, token) is not (>= 0 and var offer))
        {
            return null;
        }

        var start = token + 3;
        var doing = line.Tag(start) == PennTag.VBG;
        if (!doing && !(NounPhrases.At(line, start) is { } thing && (Coordination.IsActionAt(line, start)
            || line.Lower(thing.Head + 1) is "of" or "to")))
        {
            return null;
        }

        var addressee = Receiver(line, offer + 1);
        return new Finding
        {
            Line = line,
            Cue = token,
            CueWords = new Stretch(token, token + 3),
            Strength = Strength.Condition,
            Content = Contents.Of(line, start, doing ? ContentKind.Doing : ContentKind.Thing, doing ? start : -1),
            Issuer = Subjects.Of(line, offer),
            Addressee = addressee is not null && Words.CanAct(addressee) ? addressee : null,
        };
    }

    /// <summary>"offered Borland fuel": the name alone, without the gift that follows it.</summary>
    private static NounPhrase? Receiver(Line line, int at) =>
        line.NameAt(at) is { } name ? new NounPhrase(line, name.Tokens, name.Tokens, name.Tokens.End - 1) : NounPhrases.At(line, at);

    private static int OfferBefore(Line line, int token)
    {
        for (var i = token - 1; i >= 0; i--)
        {
            if (line.Tag(i).IsVerb()
                && line.Lower(i) is "offer" or "offers" or "offered" or "offering" or "agreed" or "agree" or "promised")
            {
                return i;
            }
        }

        return -1;
    }
}
