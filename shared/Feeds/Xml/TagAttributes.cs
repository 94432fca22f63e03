using System.Buffers;

namespace NewsPipeline.Feeds.Xml;

/// <summary>Goes through the attributes of a start tag: quoted, unquoted or without value.</summary>
internal ref struct TagAttributes(ReadOnlySpan<byte> attributes)
{
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\r\n/\"'="u8);
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n=\"'/"u8);
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);
    private ReadOnlySpan<byte> rest = attributes;

    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Raw: with its references.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The raw value of one attribute, by its name as written; false where the tag has none such.</summary>
    public static bool TryFind(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var each = new TagAttributes(attributes);
        while (each.Read())
        {
            if (each.Name.SequenceEqual(name))
            {
                value = each.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The value of one attribute with its references resolved and without blanks around it; null where absent or empty.</summary>
    public static string? Find(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name) =>
        TryFind(attributes, name, out var raw) && CharacterData.Decode(raw) is { Length: > 0 } value ? value : null;

    public bool Read()
    {
        var start = rest.IndexOfAnyExcept(Between);
        if (start < 0)
        {
            return false;
        }

        rest = rest[start..];
        var length = rest.IndexOfAny(NameEnds);
        Name = length < 0 ? rest : rest[..length];
        rest = length < 0 ? default : rest[length..];
        ReadValue();
        return true;
    }

    private void ReadValue()
    {
        Value = default;
        var equals = rest.IndexOfAnyExcept(Blanks);
        if (equals < 0 || rest[equals] != '=')
        {
            return;
        }

        var value = rest[(equals + 1)..];
        var first = value.IndexOfAnyExcept(Blanks);
        value = first < 0 ? default : value[first..];
        var isQuoted = !value.IsEmpty && value[0] is (byte)'"' or (byte)'\'';
        var end = isQuoted ? value[1..].IndexOf(value[0]) : value.IndexOfAny(Blanks);
        value = isQuoted ? value[1..] : value;
        Value = end < 0 ? value : value[..end];
        rest = end < 0 ? default : value[end..];
    }
}
