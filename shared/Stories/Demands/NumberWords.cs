using System.Globalization;

namespace NewsPipeline.Stories.Demands;

/// <summary>"nine" is 9; "two" to "twenty" and the tens, "decade", "dozen". "One" is too often an article to count.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, int> Values = new()
    {
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["decade"] = 10,
        ["dozen"] = 12,
        ["fourth"] = 4,
        ["tenth"] = 10,
    };

    public static string? Of(string word) => Values.TryGetValue(word, out var value) ? value.ToString(CultureInfo.InvariantCulture) : null;
}
