using System.Globalization;

namespace NewsPipeline.Hosting.Settings;

/// <summary>What can stand in a setting, by the type of its property, and how that is called.</summary>
internal static class SettingForms
{
    /// <summary>Null where the text does not have the form.</summary>
    public static object? Read(Type type, string text) => Bare(type) switch
    {
        var string_ when string_ == typeof(string) => text,
        var flag when flag == typeof(bool) => bool.TryParse(text, out var value) ? value : null,
        var whole when whole == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null,
        var whole when whole == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null,
        var number when number == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
        var time when time == typeof(TimeSpan) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null,
        var address when address == typeof(Uri) => Uri.TryCreate(text, UriKind.Absolute, out var value) ? value : null,
        { IsEnum: true } choice => Enum.GetNames(choice).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(choice, name)
            : null,
        var other => throw new NotSupportedException($"No setting can be read as {other.Name} yet."),
    };

    /// <summary>Goes on after "it must be".</summary>
    public static string NameOf(Type type) => Bare(type) switch
    {
        var flag when flag == typeof(bool) => "true or false",
        var whole when whole == typeof(int) || whole == typeof(long) => "a whole number",
        var number when number == typeof(double) => "a number",
        var time when time == typeof(TimeSpan) => "a time such as 00:00:30 (half a minute) or 1.00:00:00 (a day)",
        var address when address == typeof(Uri) => "an address such as https://news.example/",
        { IsEnum: true } choice => string.Join(" or ", Enum.GetNames(choice).Select(name => name.ToLowerInvariant())),
        var other => other.Name,
    };

    /// <summary>As an operator would write it.</summary>
    public static string Written(object value) => value switch
    {
        TimeSpan { Microseconds: 0, Milliseconds: > 0 } time => time.ToString("c", CultureInfo.InvariantCulture)[..^4],
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
