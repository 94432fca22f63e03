using System.Collections.Frozen;

namespace NewsPipeline.Feeds.Dates;

/// <summary>Time zones by the names that feeds use; where several claim a name, the one that news feeds mean most often.</summary>
internal static class Zones
{
    private static readonly FrozenDictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Hours = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["BST"] = 1,
        ["CET"] = 1,
        ["MET"] = 1,
        ["MEZ"] = 1,
        ["WAT"] = 1,
        ["CEST"] = 2,
        ["MEST"] = 2,
        ["MESZ"] = 2,
        ["EET"] = 2,
        ["SAST"] = 2,
        ["CAT"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["EAT"] = 3,
        ["TRT"] = 3,
        ["MSD"] = 4,
        ["GST"] = 4,
        ["IRST"] = 3.5,
        ["PKT"] = 5,
        ["IST"] = 5.5,
        ["NPT"] = 5.75,
        ["ICT"] = 7,
        ["WIB"] = 7,
        ["SGT"] = 8,
        ["HKT"] = 8,
        ["MYT"] = 8,
        ["PHT"] = 8,
        ["AWST"] = 8,
        ["JST"] = 9,
        ["KST"] = 9,
        ["ACST"] = 9.5,
        ["AEST"] = 10,
        ["ACDT"] = 10.5,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["NST"] = -3.5,
        ["NDT"] = -2.5,
        ["AST"] = -4,
        ["AT"] = -4,
        ["ADT"] = -3,
        ["BRT"] = -3,
        ["ART"] = -3,
        ["CLT"] = -4,
        ["EST"] = -5,
        ["ET"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CT"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MT"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PT"] = -8,
        ["PDT"] = -7,
        ["AKST"] = -9,
        ["AKDT"] = -8,
        ["HST"] = -10,
        ["HAST"] = -10,
        ["HADT"] = -9,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryName(ReadOnlySpan<char> name, out TimeSpan zone)
    {
        var found = Hours.TryGetValue(name, out var hours);
        zone = TimeSpan.FromHours(hours);
        return found;
    }

    /// <summary>Reads "+02:00", "-0700", "+2" at the start of a text; length -1 where a sign has no such number behind it.</summary>
    public static int ReadOffset(ReadOnlySpan<char> text, out TimeSpan zone)
    {
        zone = default;
        var digits = ClockTime.Digits(text[1..]);
        var hours = digits is 1 or 2 ? ClockTime.Number(text.Slice(1, digits)) : digits is 3 or 4 ? ClockTime.Number(text.Slice(1, digits - 2)) : -1;
        var minutes = digits is 3 or 4 ? ClockTime.Number(text.Slice(digits - 1, 2)) : 0;
        var length = 1 + digits;
        if (digits <= 2 && text.Length > length && text[length] == ':')
        {
            var more = ClockTime.Digits(text[(length + 1)..]);
            minutes = more is 1 or 2 ? ClockTime.Number(text.Slice(length + 1, more)) : -1;
            length += 1 + more;
        }

        if (hours is < 0 or > 24 || minutes is < 0 or > 59)
        {
            return -1;
        }

        zone = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return length;
    }
}
