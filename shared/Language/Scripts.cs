namespace NewsPipeline.Language;

/// <summary>Languages that their letters give away.</summary>
internal static class Scripts
{
    /// <summary>Null where the letters are mostly Latin, or there are none.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        var (latin, other) = (0, 0);
        Span<int> hits = stackalloc int[Blocks.Length];
        foreach (var c in text)
        {
            if (c < 0x250)
            {
                latin += char.IsLetter(c) ? 1 : 0;
                continue;
            }

            var block = BlockOf(c);
            if (block >= 0)
            {
                hits[block]++;
                other++;
            }
        }

        return other <= latin ? null : Decide(text, hits);
    }

    private static readonly (int From, int To, string Language)[] Blocks =
    [
        (0x0370, 0x03FF, "el"), (0x0400, 0x04FF, "ru"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"),
        (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0B80, 0x0BFF, "ta"), (0x0E00, 0x0E7F, "th"), (0x10A0, 0x10FF, "ka"),
        (0x1200, 0x137F, "am"), (0x3040, 0x30FF, "ja"), (0x4E00, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
    ];

    private static int BlockOf(char c)
    {
        for (var i = 0; i < Blocks.Length; i++)
        {
            if (c >= Blocks[i].From && c <= Blocks[i].To)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Decide(ReadOnlySpan<char> text, ReadOnlySpan<int> hits)
    {
        var best = 0;
        for (var i = 1; i < hits.Length; i++)
        {
            best = hits[i] > hits[best] ? i : best;
        }

        return Blocks[best].Language switch
        {
            "ru" when text.IndexOfAny("іїєґ") >= 0 => "uk",
            "ru" when text.IndexOfAny("ыэё") < 0 && text.IndexOf('ъ') >= 0 => "bg",
            "ar" when text.IndexOfAny("پچگ") >= 0 => "fa",
            "zh" when hits[Kana] > 0 => "ja",
            var language => language,
        };
    }

    private static readonly int Kana = Array.FindIndex(Blocks, block => block.Language == "ja");
}
