using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Web;

/// <summary>
/// Whoever showed a key on the sign-in page goes on by a cookie, as long as that key is in the settings. The cookie counts for
/// pages only: the API asks for the key itself, so no other site can make a browser change anything there.
/// </summary>
internal static class Sessions
{
    public const string Scheme = "Desk";
    public const string SignInPage = "/sign-in";

    /// <summary>Where to go on afterwards.</summary>
    public const string Then = "then";

    /// <summary>Before the names of <see cref="Needs"/>: the same, of a reader of pages.</summary>
    private const string OfPages = "desk-";

    private const string Folder = "sessions";
    private static readonly TimeSpan Length = TimeSpan.FromHours(12);

    public const string NeededToRead = OfPages + Needs.ToRead;
    public const string NeededToOperate = OfPages + Needs.Operator;

    public static void AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme, session =>
        {
            session.Cookie.Name = "newspipeline-desk";
            session.Cookie.HttpOnly = true;
            session.Cookie.SameSite = SameSiteMode.Strict;
            session.LoginPath = SignInPage;
            session.AccessDeniedPath = SignInPage;
            session.ReturnUrlParameter = Then;
            session.ExpireTimeSpan = Length;
            session.Events.OnValidatePrincipal = visit =>
            {
                if (!visit.HttpContext.RequestServices.GetRequiredService<KeyRing>().StillHolds(visit.Principal!))
                {
                    visit.RejectPrincipal();
                }

                return Task.CompletedTask;
            };
        });
        services.AddAntiforgery(forms =>
        {
            forms.FormFieldName = "form";
            forms.Cookie.Name = "newspipeline-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddOptions<AuthorizationOptions>().Configure<IOptions<AccessOptions>>((policies, access) => policies.AddNeeds(OfPages, access.Value, Scheme));
        // Beside the store, so that a restart signs nobody out, and every Search over that folder knows the session.
        services.AddOptions<KeyManagementOptions>().Configure<IConfiguration, ILoggerFactory>((keys, configuration, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.Combine(StorageService.FolderOf(configuration), Folder)), loggers));
        services.AddDataProtection();
    }
}
