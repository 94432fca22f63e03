using System.Text;

namespace NewsPipeline.Feeds.Xml;

/// <summary>Finds a <see cref="Name"/> by its bytes, without case, without allocating.</summary>
internal static class Names
{
    private const int Slots = 256;
    private static readonly (byte[] Text, Name Name)[] Table = Fill();

    public static Name Of(ReadOnlySpan<byte> local)
    {
        if (local.IsEmpty)
        {
            return Name.Unknown;
        }

        for (var slot = Slot(local); Table[slot].Text is { } text; slot = (slot + 1) % Slots)
        {
            if (text.Length == local.Length && Ascii.EqualsIgnoreCase(text, local))
            {
                return Table[slot].Name;
            }
        }

        return Name.Unknown;
    }

    private static (byte[] Text, Name Name)[] Fill()
    {
        var table = new (byte[] Text, Name Name)[Slots];
        foreach (var name in Enum.GetValues<Name>().Where(name => name != Name.Unknown))
        {
            var text = Encoding.ASCII.GetBytes(name == Name.PublicationDate ? "publication_date" : name.ToString());
            var slot = Slot(text);
            while (table[slot].Text is not null)
            {
                slot = (slot + 1) % Slots;
            }

            table[slot] = (text, name);
        }

        return table;
    }

    private static int Slot(ReadOnlySpan<byte> local) =>
        ((local.Length * 37) + ((local[0] | 0x20) * 5) + ((local[^1] | 0x20) * 11) + ((local[local.Length / 2] | 0x20) * 3)) % Slots;
}
