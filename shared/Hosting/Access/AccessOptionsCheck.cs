using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Access;

/// <summary>Each wrong key is one sentence with the setting's full name.</summary>
internal sealed class AccessOptionsCheck : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var problems = options.Keys.Select(key => ProblemWith(key.Key, key.Value)).OfType<string>().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string? ProblemWith(string name, KeySetting key) =>
        AccessKey.ProblemWithName(name) is { } problem ? $"{AccessOptions.Section}:Keys:{name} cannot be used: {problem}"
        : string.IsNullOrWhiteSpace(key.Hash) || AccessKey.BytesOf(key.Hash) is not null ? null
        : $"{AccessOptions.Section}:Keys:{name}:Hash must be sha256: and 64 hexadecimal digits, as 'newspipeline key {name}' prints it.";
}
