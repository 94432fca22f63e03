using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Settings;

/// <summary>The settings of one section, put into its options class and checked against it.</summary>
internal sealed class SettingsOf<T>(IConfiguration configuration, string section) : IConfigureOptions<T>, IValidateOptions<T>
    where T : class
{
    private readonly SettingsReader reader = new(typeof(T), configuration.GetSection(section));

    public void Configure(T options) => reader.Fill(options);

    public ValidateOptionsResult Validate(string? name, T options)
    {
        string[] wrong = [.. reader.Wrong(options)];
        return wrong is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
