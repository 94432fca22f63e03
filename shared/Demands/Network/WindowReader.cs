using System.Numerics.Tensors;
using BitFaster.Caching.Lru;
using NewsPipeline.Contracts;

namespace NewsPipeline.Demands.Network;

/// <summary>Reads windows, and remembers what it read: wire copies and revisions repeat their text. Thread-safe.</summary>
internal sealed class WindowReader(ReaderModel model)
{
    // Fitted to the development set (Training/decode.py has the same): the least probability of a cue, the prices of a further content
    // and of a further source, and the most pieces of a content and of a party.
    private const double LeastSure = 0.5;
    private const double PriceOfContent = 2.0;
    private const double PriceOfSource = 0.0;
    private const int LongestContent = 61;
    private const int LongestParty = 14;

    /// <summary>Some 300 articles; a window and what was read in it take about two kilobytes.</summary>
    private const int Remembered = 1_000;

    private readonly ConcurrentLru<string, WindowReading> readings = new(Remembered);

    /// <summary>Of the whole process.</summary>
    public static WindowReader Shared => Of.Value;

    private static readonly Lazy<WindowReader> Of = new(() => new(ReaderModel.Shared));

    public WordPieces Pieces => model.Pieces;

    public long Asked => readings.Metrics.Value!.Total;

    public long ReadAnew => readings.Metrics.Value!.Misses;

    /// <summary>What stands in the fresh part; context is read only to understand it.</summary>
    public WindowReading Read(Window window) => readings.GetOrAdd(window.Key, (_, asked) => ReadAll(asked), window);

    private WindowReading ReadAll(Window window)
    {
        using var found = model.Find(window.Pieces);
        var shares = found.Cues.Shares();
        int[] cues = [.. Enumerable.Range(window.Fresh, window.Pieces.Length - window.Fresh).Where(piece => 1 - shares[piece + 1, (int)CueClass.Nothing] > LeastSure)];
        return new(
            NamesIn(found.Names, window),
            [.. model.RolesOf(found, cues).Select((roles, i) => CueOf(cues[i], shares.Row(cues[i] + 1), roles))]);
    }

    private static CueReading CueOf(int piece, ReadOnlySpan<float> classes, Roles roles)
    {
        var tags = roles.Tags.Shares();
        var kind = ClassOf(classes, roles.Classes);
        var answered = roles.Points.Best((int)Pointer.Answered, 0, roles.Points.Rows - 1) - 1;
        return new(
            piece,
            kind,
            1 - classes[(int)CueClass.Nothing],
            [.. Stretches.Of(tags, RoleTag.BeginWhat, PriceOfContent).Where(stretch => stretch.Length <= LongestContent)],
            Stretches.Of(tags, RoleTag.BeginSource, PriceOfSource),
            PartyAt(roles.Points, Pointer.Issuer),
            PartyAt(roles.Points, Pointer.Addressee),
            answered < 0 ? null : answered,
            1 / (1 + Math.Exp(-roles.Flags[(int)Flag.Negated])));
    }

    /// <summary>Whether it is a demand or an answer by the first reading, of which strength or stance by the second, which is surer of that.</summary>
    private static CueClass ClassOf(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var (before, again) = ((CueClass)(1 + IndexOfMax(first[1..])), (CueClass)IndexOfMax(second));
        return again != CueClass.Nothing && before >= CueClass.Accept == again >= CueClass.Accept ? again : before;
    }

    private static int IndexOfMax(ReadOnlySpan<float> values) => TensorPrimitives.IndexOfMax(values);

    private static PointedParty PartyAt(Scores points, Pointer first)
    {
        var behind = points.Rows - 1;
        var start = points.Best((int)first, 0, behind);
        var sure = points.ShareIn((int)first, start);
        return start == 0 || start == behind
            ? new(null, sure)
            : new(new Stretch(start - 1, points.Best((int)first + 1, start, Math.Min(behind, start + LongestParty) - 1) - 1), sure);
    }

    /// <summary>Two people never stand side by side with nothing between them: "Will" and "Tanner" are one.</summary>
    private static List<NamedStretch> NamesIn(Scores scores, Window window)
    {
        var names = new List<NamedStretch>();
        for (var piece = 0; piece < window.Pieces.Length; piece++)
        {
            var tag = (NameTag)IndexOfMax(scores.Row(piece + 1));
            if (tag == NameTag.None)
            {
                continue;
            }

            var (type, first) = (TypeOf(tag), piece);
            while (piece + 1 < window.Pieces.Length && (NameTag)IndexOfMax(scores.Row(piece + 2)) is var next && next != NameTag.None && TypeOf(next) == type && (!Begins(next) || type == EntityType.Person))
            {
                piece++;
            }

            if (piece >= window.Fresh)
            {
                names.Add(new(new(first, piece), type));
            }
        }

        return names;
    }

    private static EntityType TypeOf(NameTag tag) => (EntityType)(((int)tag - 1) / 2);

    private static bool Begins(NameTag tag) => (int)tag % 2 == 1;
}
