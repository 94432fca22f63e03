using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Settings;

/// <summary>How it is told that a setting is wrong: its full name, what was given (no secret), and what is expected.</summary>
public static class WrongSetting
{
    private const int LongestShown = 100;

    /// <param name="expected">Goes on after "it must be": "a whole number".</param>
    public static string Sentence(string name, string? given, string expected) =>
        string.IsNullOrEmpty(given) ? $"{name} is empty; it must be {expected}." : $"{name} is '{Shown(given)}'; it must be {expected}.";

    /// <summary>For a setting that is read before the process is put together.</summary>
    public static OptionsValidationException Exception(string sentence) => new("", typeof(string), [sentence]);

    /// <summary>Who signs in, and with what, is nobody's business who reads a log.</summary>
    private static string Shown(string given)
    {
        var at = given.LastIndexOf('@');
        var line = (at < 0 ? given : $"{Scheme(given)}…{given[at..]}").ReplaceLineEndings(" ");
        return line.Length <= LongestShown ? line : $"{line[..LongestShown]}…";
    }

    private static string Scheme(string given) => given.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end ? given[..(end + 3)] : "";
}
