using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsPipeline.Hosting.Settings;

namespace NewsPipeline.Hosting.Access;

/// <summary>What an endpoint may ask of whoever calls it.</summary>
public static class Needs
{
    /// <summary>Reading news: nothing, unless <c>Access:Reading</c> is <c>keys</c>.</summary>
    public const string ToRead = "read";

    /// <summary>Any key.</summary>
    public const string Key = "key";

    public const string Operator = "operator";
}

public static class AccessService
{
    /// <summary>Keys, and the policies of <see cref="Needs"/>; once however often it is called.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(KeyRing)))
        {
            return services;
        }

        services.AddSettings<AccessOptions, AccessOptionsCheck>(AccessOptions.Section);
        services.AddSingleton<KeyRing>();
        services.AddSingleton<Guesses>();
        services.AddAuthentication(KeyHandler.Bearer).AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.Bearer, null);
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IOptions<AccessOptions>>((policies, access) => policies.AddNeeds("", access.Value));
        return services;
    }

    /// <param name="prefix">Before the policies' names, where the same is asked of those who showed their key in another way.</param>
    /// <param name="schemes">That way; the header unless given.</param>
    public static void AddNeeds(this AuthorizationOptions policies, string prefix, AccessOptions access, params string[] schemes)
    {
        policies.AddPolicy(prefix + Needs.Key, policy => policy.AddAuthenticationSchemes(schemes).RequireAuthenticatedUser());
        policies.AddPolicy(prefix + Needs.Operator, policy => policy.AddAuthenticationSchemes(schemes).RequireAuthenticatedUser().RequireRole(nameof(KeyRole.Operator)));
        policies.AddPolicy(prefix + Needs.ToRead, policy => policy.AddAuthenticationSchemes(schemes).RequireAssertion(
            reading => access.Reading == Reading.Open || reading.User.Identity is { IsAuthenticated: true }));
    }

    public static bool IsOperator(this ClaimsPrincipal someone) => someone.IsInRole(nameof(KeyRole.Operator));
}
