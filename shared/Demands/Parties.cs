using System.Text;
using System.Text.RegularExpressions;
using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Puts names, and the ids of the actors behind them, to the words that name whoever demands, is asked, or answers.</summary>
internal sealed partial class Parties(Mentions mentions, Actors actors)
{
    /// <summary>Several where the words name several ("France, Germany and Poland"); none where they name nobody.</summary>
    /// <param name="words">Where they stand in the part.</param>
    public IReadOnlyList<Party> At(ReadPart part, Span words) =>
        [.. Split(part, WithHolder(part, words)).Select(one => Of(part, one)).OfType<Party>().DistinctBy(party => party.Name)];

    /// <summary>"Germany" of "Germany and France return": the words up to the verb are names and what joins them, so they are its subject too.</summary>
    public Span WithJoint(ReadPart part, Span words, int verb)
    {
        if (verb <= words.End)
        {
            return words;
        }

        var (between, at) = (new StringBuilder(), words.End);
        foreach (var mention in mentions.In(part.Part).Where(mention => mention.Span.Start >= words.End && mention.Span.End <= verb).OrderBy(mention => mention.Span.Start))
        {
            if (mention.Span.Start >= at)
            {
                between.Append(part.Text, at, mention.Span.Start - at).Append('@');
                at = mention.Span.End;
            }
        }

        between.Append(part.Text, at, verb - at);
        return JointSubject().IsMatch(between.ToString()) ? words with { End = at } : words;
    }

    /// <summary>An office and whoever holds it: "Former Minister for Women and Equalities" before "Nora Morgan".</summary>
    private Span WithHolder(ReadPart part, Span words) =>
        words.In(part.Text).Split(' ').Any(word => Offices.MayStandBeforeName(word))
        && mentions.In(part.Part).FirstOrDefault(mention => mention.Type == EntityType.Person && mention.Span.Start == words.End + 1) is { } holder
            ? words with { End = holder.Span.End }
            : words;

    private Party? Of(ReadPart part, Span words)
    {
        var span = Bare(part.Text, words);
        return span.End > span.Start ? new(NameOf(part, span), actors.Of(part, span)) : null;
    }

    /// <summary>"Foreign Minister Sergei Lavrov" is Sergei Lavrov; "the Jordan family" is no Jordan.</summary>
    private string NameOf(ReadPart part, Span span)
    {
        var people = mentions.In(part.Part, span).Where(mention => mention.Type == EntityType.Person && span.Contains(mention.Span)).ToList();
        var person = people is [var only] && (only.Span.End == span.End || IsBesideComma(part.Text, only.Span)) ? only.Span : span;
        return string.Join(' ', person.In(part.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsBesideComma(string text, Span name) => name.End < text.Length && text[name.End] == ',';

    private static Span Bare(string text, Span words)
    {
        var span = (SentenceEnd().Match(words.In(text)) is { Success: true } stop ? words with { End = words.Start + stop.Index } : words).Trimmed(text);
        var article = LeadingArticle().Match(span.In(text));
        span = span with { Start = span.Start + article.Length };
        return PossessiveEnd().Match(span.In(text)) is { Success: true } possessive ? span with { End = span.End - possessive.Length } : span;
    }

    private List<Span> Split(ReadPart part, Span words)
    {
        var parts = new List<Span>();
        var start = words.Start;
        foreach (Match joint in Joint().Matches(words.In(part.Text)))
        {
            var between = new Span(words.Start + joint.Index, words.Start + joint.Index + joint.Length);
            if (!IsInsideName(part, words, between))
            {
                parts.Add(new(start, between.Start));
                start = between.End;
            }
        }

        parts.Add(new(start, words.End));
        return [.. IsList(part, parts) ? parts : [words], .. Companion(part, words)];
    }

    /// <summary>Names to the last, and "and" before the last: a comma alone opens an apposition ("Sergei Lavrov, Russia's foreign minister").</summary>
    private bool IsList(ReadPart part, List<Span> parts) =>
        parts.Count > 1 && part.Text[parts[^2].End..parts[^1].Start].Any(sign => char.IsLetter(sign) || sign == '&') && parts.TrueForAll(one => IsNamed(part, one));

    private bool IsInsideName(ReadPart part, Span words, Span joint) =>
        mentions.In(part.Part, joint).Any(mention => mention.Span.Start < joint.Start && mention.Span.End > joint.End)
        || Gazetteer.In(words.In(part.Text)).Any(known => words.Start + known.Span.Start < joint.Start && words.Start + known.Span.End > joint.End);

    private bool IsNamed(ReadPart part, Span words) =>
        mentions.In(part.Part, words).Any() || Gazetteer.In(words.In(part.Text)).Any();

    /// <summary>"Russia, along with China, demanded".</summary>
    private IEnumerable<Span> Companion(ReadPart part, Span words)
    {
        var along = AlongWith().Match(part.Text, words.End, Math.Min(part.Text.Length - words.End, 24));
        return along.Success ? mentions.In(part.Part).Where(mention => mention.Span.Start == along.Index + along.Length).Take(1).Select(mention => mention.Span) : [];
    }

    [GeneratedRegex(@"^(?:(?:the|an?)\s+)+(?=\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadingArticle();

    [GeneratedRegex(@"(?<=\p{L}{4})[.!?;:][""”’]?\s|\n", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"['’]s?$", RegexOptions.CultureInvariant)]
    private static partial Regex PossessiveEnd();

    [GeneratedRegex(@",?\s+(?:and|&|as well as|along with|together with)\s+|,\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    /// <summary>Names stand as @.</summary>
    [GeneratedRegex(@"^(?:,\s+(?:the\s+)?@)*,?\s+and\s+(?:the\s+)?@\s+$", RegexOptions.CultureInvariant)]
    private static partial Regex JointSubject();

    [GeneratedRegex(@"\G,?\s+(?:along with|together with|as well as)\s+(?:the\s+)?", RegexOptions.CultureInvariant)]
    private static partial Regex AlongWith();
}
