using System.Globalization;
using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Asking;

/// <summary>From the text of a parameter to its value, or to one sentence that says what would be right.</summary>
public static class Readings
{
    private static readonly string[] Moments = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>In order of strength.</summary>
    public static readonly IReadOnlyList<string> StrengthNames = [.. Enum.GetValues<Strength>().Select(Name)];

    public static readonly IReadOnlyList<string> TopicNames = [.. Topics.All.Keys];

    /// <summary>A value as it is on the wire.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value, Wire.Json).GetString()!;

    public static int Number(string name, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(name, text, $"a whole number from {least} to {most}");

    public static string OneOf(string name, string text, IReadOnlyList<string> values) =>
        values.FirstOrDefault(value => string.Equals(value, text, StringComparison.OrdinalIgnoreCase))
        ?? throw Wrong(name, text, $"one of {string.Join(", ", values)}", Nearest.To(text, values));

    public static Strength StrengthOf(string name, string text)
    {
        var known = OneOf(name, text, StrengthNames);
        return Enum.GetValues<Strength>().First(strength => Name(strength) == known);
    }

    public static DateTimeOffset Moment(string name, string text) =>
        DateTimeOffset.TryParseExact(
            text,
            Moments,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment)
            ? moment
            : throw Wrong(name, text, "a date like 2025-05-17 or a moment like 2025-05-17T08:00:00Z");

    /// <param name="meant">Of several right values the one that was probably meant.</param>
    public static BadQuestionException Wrong(string name, string text, string right, string? meant = null) =>
        new($"{name} must be {right}, not '{text}'.{(meant is null ? "" : $" Did you mean {Quoted(meant)}?")}");

    private static string Quoted(string value) => value.Contains(' ') ? $"\"{value}\"" : value;
}
