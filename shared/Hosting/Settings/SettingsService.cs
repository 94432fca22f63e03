using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Settings;

/// <summary>The one way in which settings come in: bound, checked against their options class and told of in our words.</summary>
public static class SettingsService
{
    /// <summary>The settings of a section, checked when the process starts; once however often it is called.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section)
        where T : class
    {
        if (services.Any(service => service.ServiceType == typeof(SettingsOf<T>)))
        {
            return services;
        }

        services.AddSingleton(provider => new SettingsOf<T>(provider.GetRequiredService<IConfiguration>(), section));
        services.AddSingleton<IConfigureOptions<T>>(provider => provider.GetRequiredService<SettingsOf<T>>());
        services.AddSingleton<IValidateOptions<T>>(provider => provider.GetRequiredService<SettingsOf<T>>());
        services.AddOptions<T>().ValidateOnStart();
        return services;
    }

    /// <summary>What no limit of a single setting can say: how several must fit together, or a form of its own.</summary>
    public static IServiceCollection AddSettings<T, TCheck>(this IServiceCollection services, string section)
        where T : class
        where TCheck : class, IValidateOptions<T>
    {
        if (services.All(service => service.ImplementationType != typeof(TCheck)))
        {
            services.AddSettings<T>(section).AddSingleton<IValidateOptions<T>, TCheck>();
        }

        return services;
    }

    /// <summary>For a command, which has no process to check them when it starts.</summary>
    /// <exception cref="OptionsValidationException">They cannot be read, or are out of bounds.</exception>
    public static T SettingsOf<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var (settings, of) = (new T(), new SettingsOf<T>(configuration, section));
        of.Configure(settings);
        return of.Validate(null, settings) is { Failed: true } wrong ? throw new OptionsValidationException(section, typeof(T), wrong.Failures) : settings;
    }

    /// <summary>A setting that decides how the process is put together, and so is read before that.</summary>
    /// <exception cref="OptionsValidationException">It is none of the choices.</exception>
    public static T ChoiceOf<T>(this IConfiguration configuration, string name, T otherwise)
        where T : struct, Enum =>
        configuration[name] is not { Length: > 0 } text ? otherwise
        : SettingForms.Read(typeof(T), text) is T choice ? choice
        : throw WrongSetting.Exception(WrongSetting.Sentence(name, text, SettingForms.NameOf(typeof(T))));
}
