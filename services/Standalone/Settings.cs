using System.CommandLine;
using System.Text.RegularExpressions;

namespace NewsPipeline.Standalone;

/// <summary>
/// The settings of a verb that runs the pipeline: a few short names, and any <c>--Section:Name=value</c>, which is how the
/// same setting is called in files and (with <c>__</c>) in the environment.
/// </summary>
internal static partial class Settings
{
    private static readonly Option<string>[] Short =
    [
        new("--feeds", "--Feeds") { Description = "OPML file, or a list with one address a line. Default: the built-in world-news feeds." },
        new("--data", "--Data") { Description = "Folder of the SQLite store. Default: ./data" },
        new("--urls") { Description = "Where pages and API are served. Default: http://localhost:8080" },
        new("--bus", "--Bus") { Description = "memory (default) or rabbitmq." },
        new("--store", "--Store") { Description = "sqlite (default) or elasticsearch." },
    ];

    /// <summary>Lets a command take the settings whose short names are given; all of them where none is.</summary>
    public static void AddTo(Command command, params IReadOnlyCollection<string> names)
    {
        foreach (var option in Short.Where(option => names.Count == 0 || names.Contains(option.Name)))
        {
            command.Options.Add(option);
        }

        command.TreatUnmatchedTokensAsErrors = false;
    }

    /// <summary>As the hosts' configuration reads them.</summary>
    /// <exception cref="UnreadableInputException">A word on the command line is neither an option nor a setting.</exception>
    public static string[] From(ParseResult parsed) =>
    [
        .. Short.Where(option => parsed.GetResult(option) is not null).Select(option => $"{option.Name}={parsed.GetValue(option)}"),
        .. parsed.UnmatchedTokens.Select(Setting),
    ];

    private static string Setting(string word) => SettingForm().IsMatch(word)
        ? word
        : throw new UnreadableInputException($"'{word}' is neither a verb, an option nor a setting (--Section:Name=value); see --help.");

    [GeneratedRegex("^--[A-Za-z]+(?::[A-Za-z0-9]+)+=", RegexOptions.CultureInvariant)]
    private static partial Regex SettingForm();
}
