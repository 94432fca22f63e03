using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>
/// In whose name somebody acts: a state or a body that our tables know, for its capital, its people's adjective, its offices and whoever
/// holds them ("the Ukrainian delegation", "Iran's foreign minister Abbas Araghchi", and "Araghchi" later on).
/// </summary>
internal sealed class Actors
{
    private const int WordsBefore = 9;
    private const int LongestState = 4;
    private const int Near = 60;

    private readonly Mentions mentions;
    private readonly Dictionary<string, string> actorOfPerson = [];

    public Actors(Mentions mentions, IEnumerable<ReadPart> parts)
    {
        this.mentions = mentions;
        foreach (var part in parts)
        {
            foreach (var person in mentions.In(part.Part).Where(mention => mention.Type == EntityType.Person && !actorOfPerson.ContainsKey(mention.Name)))
            {
                if ((person.Known?.ActorId ?? BeforeName(part.Text, person.Span.Start) ?? BehindName(part.Text, person.Span.End)) is { } actor)
                {
                    actorOfPerson.Add(person.Name, actor);
                }
            }
        }
    }

    /// <returns>A Wikidata id; null where we do not know one.</returns>
    public string? Of(ReadPart part, Span party)
    {
        var people = mentions.In(part.Part, party).Where(mention => mention.Type == EntityType.Person).ToList();
        return (people.Count == 1 && party == people[0].Span ? actorOfPerson.GetValueOrDefault(people[0].Name) : null)
            ?? Named(part.Text, party, people)
            ?? people.Select(person => actorOfPerson.GetValueOrDefault(person.Name)).FirstOrDefault(actor => actor is not null);
    }

    /// <summary>The first state or body that the words name, or whose adjective they have.</summary>
    private static string? Named(string text, Span party, List<Mention> people)
    {
        var words = party.In(text);
        for (var at = 0; at < words.Length; at++)
        {
            if (!char.IsUpper(words[at]) || (at > 0 && char.IsLetterOrDigit(words[at - 1])))
            {
                continue;
            }

            var (known, length) = Gazetteer.At(words, at);
            var span = new Span(party.Start + at, party.Start + at + Math.Max(length, 1));
            if (people.Exists(person => person.Span.Overlaps(span)))
            {
                continue;
            }

            if ((known is not null && !Mentions.IsPerson(text, span) ? known.ActorId : null) is { } actor)
            {
                return actor;
            }

            if (Gazetteer.StateOfPeople(WordAt(words, at)) is { } state)
            {
                return state;
            }
        }

        return null;
    }

    /// <summary>"Iranian foreign minister Zarif", "Iran's Zarif".</summary>
    private static string? BeforeName(string text, int name)
    {
        var end = name;
        for (var steps = 0; steps < WordsBefore; steps++)
        {
            end = BackOverGap(text, end);
            var start = WordStart(text, end);
            if (start == end)
            {
                return null;
            }

            if (StateEndingAt(text, start, end) is { } state)
            {
                return state;
            }

            if (!Offices.MayStandBeforeName(text.AsSpan(start, end - start)))
            {
                return null;
            }

            end = start;
        }

        return null;
    }

    /// <summary>"Abbas Araghchi, Iran's foreign minister".</summary>
    private static string? BehindName(string text, int end)
    {
        if (!text.AsSpan(end).StartsWith(", ", StringComparison.Ordinal))
        {
            return null;
        }

        var start = end + (text.AsSpan(end).StartsWith(", the ", StringComparison.Ordinal) ? 6 : 2);
        if (start >= text.Length || !char.IsUpper(text[start]))
        {
            return null;
        }

        var (known, length) = Gazetteer.At(text, start);
        var (actor, next) = known is not null ? (known.ActorId, start + length) : (Gazetteer.StateOfPeople(WordAt(text, start)), start + WordAt(text, start).Length);
        var behind = text.AsSpan(next, Math.Min(Near, text.Length - next));
        behind = behind.StartsWith("'s ", StringComparison.Ordinal) || behind.StartsWith("’s ", StringComparison.Ordinal) ? behind[3..] : behind.TrimStart(' ');
        return actor is not null && Offices.MayStandBeforeName(behind[..EndOfWord(behind)]) ? actor : null;
    }

    private static string? StateEndingAt(string text, int start, int end)
    {
        if (Gazetteer.StateOfPeople(text.AsSpan(start, end - start)) is { } people)
        {
            return people;
        }

        for (var words = 0; words < LongestState; words++)
        {
            if (Gazetteer.At(text, start) is ({ Type: not EntityType.Person } known, var length) && start + length == end)
            {
                return known.ActorId;
            }

            start = WordStart(text, BackOverGap(text, start));
        }

        return null;
    }

    /// <summary>Over a blank, an abbreviation's stop and a possessive 's; anything else ends the words before a name.</summary>
    private static int BackOverGap(string text, int end)
    {
        var at = end;
        while (at > 0 && text[at - 1] is ' ' or '\u00a0' or '.')
        {
            at--;
        }

        return at > 1 && text[at - 1] == 's' && text[at - 2] is '\'' or '’' ? at - 2 : at;
    }

    private static int WordStart(string text, int end)
    {
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '-'))
        {
            start--;
        }

        return start;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int start) => text.Slice(start, EndOfWord(text[start..]));

    private static int EndOfWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return end;
    }
}
