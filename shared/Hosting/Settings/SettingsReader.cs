using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace NewsPipeline.Hosting.Settings;

/// <summary>
/// What settings there are comes from the options class (its properties, their types, their limits), what is given from the configuration.
/// What cannot be read leaves the default standing until the check has told of it.
/// </summary>
internal sealed class SettingsReader(Type options, IConfigurationSection given)
{
    private readonly PropertyInfo[] properties = [.. options.GetProperties().Where(property => property.SetMethod is { IsPublic: true } || IsNamed(property))];

    public void Fill(object target)
    {
        foreach (var property in properties)
        {
            if (IsNamed(property))
            {
                FillNamed(property, (IDictionary)property.GetValue(target)!);
            }
            else if (Read(property) is { } value)
            {
                property.SetValue(target, value);
            }
        }
    }

    /// <summary>One sentence for each setting that is wrong.</summary>
    public IEnumerable<string> Wrong(object target) => Unknown().Concat(properties.SelectMany(property => IsNamed(property)
        ? WrongNamed(property, (IDictionary)property.GetValue(target)!)
        : (Unreadable(property) ?? OutOfBounds(property, target)) is { } wrong ? [wrong] : []));

    private static bool IsList(PropertyInfo property) => property.PropertyType == typeof(IReadOnlyList<string>);

    /// <summary>Several of a kind, each with a name that the operator gave it.</summary>
    private static bool IsNamed(PropertyInfo property) =>
        property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Dictionary<,>);

    private static Type KindOf(PropertyInfo named) => named.PropertyType.GetGenericArguments()[1];

    private string NameOf(PropertyInfo property) => $"{given.Path}:{property.Name}";

    private void FillNamed(PropertyInfo property, IDictionary target)
    {
        foreach (var one in given.GetSection(property.Name).GetChildren())
        {
            var filled = Activator.CreateInstance(KindOf(property))!;
            new SettingsReader(KindOf(property), one).Fill(filled);
            target[one.Key] = filled;
        }
    }

    private IEnumerable<string> WrongNamed(PropertyInfo property, IDictionary target) => given.GetSection(property.Name).GetChildren()
        .Where(one => target.Contains(one.Key))
        .SelectMany(one => new SettingsReader(KindOf(property), one).Wrong(target[one.Key]!));

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
            var known when IsList(known) || IsNamed(known) => [],
            var known => child.GetChildren().Select(beneath => $"{known.Name}:{beneath.Key}"),
        })
        .Select(name => $"There is no setting {given.Path}:{name}{Meant(name)}");

    private PropertyInfo? Find(string name) => Array.Find(properties, property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private string Meant(string name) =>
        Nearest.To(name.Split(':')[0], [.. properties.Select(property => property.Name.ToLowerInvariant())]) is { } near
            ? $"; did you mean {NameOf(Find(near)!)}?"
            : $"; those of {given.Path} are {string.Join(", ", properties.Select(property => property.Name))}.";

    private string? Unreadable(PropertyInfo property) => !IsList(property) && Text(property) is { } text && Read(property) is null
        ? WrongSetting.Sentence(
            NameOf(property), text, property.GetCustomAttribute<AddressAttribute>()?.Expectation ?? SettingForms.NameOf(property.PropertyType))
        : null;

    private string? OutOfBounds(PropertyInfo property, object target) => property.GetValue(target) is var value && property
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
