using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Settings;

/// <summary>
/// The settings of one section: what they are comes from the options class (its properties, their types, their limits), what is given from
/// the configuration. What cannot be read leaves the default standing until the check has told of it.
/// </summary>
internal sealed class SettingsOf<T>(IConfiguration configuration, string section) : IConfigureOptions<T>, IValidateOptions<T>
    where T : class
{
    private static readonly PropertyInfo[] Properties = [.. typeof(T).GetProperties().Where(property => property.SetMethod is { IsPublic: true })];

    private readonly IConfigurationSection given = configuration.GetSection(section);

    public void Configure(T options)
    {
        foreach (var property in Properties)
        {
            if (Read(property) is { } value)
            {
                property.SetValue(options, value);
            }
        }
    }

    public ValidateOptionsResult Validate(string? name, T options)
    {
        string[] wrong = [.. Unknown(), .. Properties.Select(property => Unreadable(property) ?? OutOfBounds(property, options)).OfType<string>()];
        return wrong is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool IsList(PropertyInfo property) => property.PropertyType == typeof(IReadOnlyList<string>);

    private string NameOf(PropertyInfo property) => $"{section}:{property.Name}";

    /// <summary>Null where nothing is given, or nothing that can be read.</summary>
    private object? Read(PropertyInfo property) => IsList(property) ? List(property) : Text(property) is { } text ? SettingForms.Read(property.PropertyType, text) : null;

    private string? Text(PropertyInfo property) => given[property.Name] is { Length: > 0 } text ? text : null;

    /// <summary>One string with commas, as the environment has it, or a list, as files have it.</summary>
    private string[]? List(PropertyInfo property)
    {
        var list = given.GetSection(property.Name);
        string[] written = [.. list.Value is { } line ? [line] : list.GetChildren().Select(child => child.Value ?? "")];
        return written is []
            ? null
            : [.. written.SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    private IEnumerable<string> Unknown() => given.GetChildren()
        .SelectMany(child => Find(child.Key) switch
        {
            null => [child.Key],
            var known when IsList(known) => [],
            var known => child.GetChildren().Select(beneath => $"{known.Name}:{beneath.Key}"),
        })
        .Select(name => $"There is no setting {section}:{name}{Meant(name)}");

    private static PropertyInfo? Find(string name) => Array.Find(Properties, property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private string Meant(string name) =>
        Nearest.To(name.Split(':')[0], [.. Properties.Select(property => property.Name.ToLowerInvariant())]) is { } near
            ? $"; did you mean {NameOf(Find(near)!)}?"
            : $"; those of {section} are {string.Join(", ", Properties.Select(property => property.Name))}.";

    private string? Unreadable(PropertyInfo property) => !IsList(property) && Text(property) is { } text && Read(property) is null
        ? WrongSetting.Sentence(
            NameOf(property), text, property.GetCustomAttribute<AddressAttribute>()?.Expectation ?? SettingForms.NameOf(property.PropertyType))
        : null;

    private string? OutOfBounds(PropertyInfo property, T options) => property.GetValue(options) is var value && property
        .GetCustomAttributes<ValidationAttribute>()
        .FirstOrDefault(limit => !limit.IsValid(value)) is { } broken
            ? WrongSetting.Sentence(NameOf(property), value is null ? null : Text(property) ?? SettingForms.Written(value), Expectation(broken))
            : null;

    /// <summary>Of a limit without a sentence of its own, its message says what goes on after "it must be".</summary>
    private static string Expectation(ValidationAttribute limit) => limit switch
    {
        RangeAttribute range => $"from {SettingForms.Written(range.Minimum)} to {SettingForms.Written(range.Maximum)}",
        AddressAttribute address => address.Expectation,
        _ => limit.ErrorMessage ?? "something else",
    };
}
