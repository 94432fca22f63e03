using System.Text;

namespace NewsPipeline.Feeds.Reading;

/// <summary>The elements of the feed's structure that are open, outermost first; the fields within them are read whole.</summary>
internal sealed class OpenElements(Scope outermost)
{
    private readonly List<Opened> stack = new(8);

    public Place Place => stack.Count == 0 ? Place.Outside : stack[^1].Place;

    public Scope Scope => stack.Count == 0 ? outermost : stack[^1].Scope;

    public int Count => stack.Count;

    public void Push(Opened element) => stack.Add(element);

    public Opened Pop()
    {
        var last = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return last;
    }

    /// <summary>Index of the innermost open element of that name; -1 where none is open.</summary>
    public int Find(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> name)
    {
        for (var i = stack.Count - 1; i >= 0; i--)
        {
            if (Same(xml.Slice(stack[i].NameStart, stack[i].NameLength), name))
            {
                return i;
            }
        }

        return -1;
    }

    public int FindPlace(Place place) => stack.FindLastIndex(element => element.Place == place);

    /// <summary>Tags close each other even where they differ in case.</summary>
    public static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        one.Length == other.Length && (one.SequenceEqual(other) || Ascii.EqualsIgnoreCase(one, other));
}

/// <param name="Bindings">How many prefixes were bound outside it.</param>
internal readonly record struct Opened(int NameStart, int NameLength, Place Place, Scope Scope, int Bindings);
