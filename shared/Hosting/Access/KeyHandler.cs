using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace NewsPipeline.Hosting.Access;

/// <summary>Reads <c>Authorization: Bearer …</c>; who is not let in is told why in one sentence.</summary>
internal sealed class KeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, KeyRing keys, Guesses guesses)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Bearer = "Bearer";

    private bool tooMany;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Read(Request.Headers.Authorization.ToString()));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (tooMany)
        {
            Response.Headers.RetryAfter = Guesses.ComeAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Tell(StatusCodes.Status429TooManyRequests, "Too many wrong keys", "This address has sent too many keys that are not known here; please come again in a minute.");
        }

        var shown = Request.Headers.Authorization.Count > 0;
        Response.Headers.Append(HeaderNames.WWWAuthenticate, shown ? $"{Bearer} realm=\"newspipeline\", error=\"invalid_token\"" : $"{Bearer} realm=\"newspipeline\"");
        return Tell(StatusCodes.Status401Unauthorized, "A key is needed", WhyNot(shown));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Tell(StatusCodes.Status403Forbidden, "Not with this key", $"The key '{Context.User.Identity?.Name}' is a subscriber's; this needs an operator's.");

    private AuthenticateResult Read(string header)
    {
        if (header.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        if (!header.StartsWith($"{Bearer} ", StringComparison.OrdinalIgnoreCase) || keys.HolderOf(header[(Bearer.Length + 1)..].Trim()) is not { } holder)
        {
            tooMany = !guesses.Note(Context);
            return AuthenticateResult.Fail("The key is not known.");
        }

        return AuthenticateResult.Success(new AuthenticationTicket(holder.Principal(Scheme.Name), Scheme.Name));
    }

    private string WhyNot(bool shown) =>
        keys.IsEmpty ? "This needs a key, and no key is configured here: 'newspipeline key NAME' makes one and prints the settings (Access:Keys:NAME:Hash and Access:Keys:NAME:Role) that let it in."
        : shown ? "The key that was sent is not known here; it is sent as 'Authorization: Bearer …'."
        : "This needs a key, sent as 'Authorization: Bearer …'.";

    private Task Tell(int status, string title, string sentence) =>
        TypedResults.Problem(sentence, title: title, statusCode: status).ExecuteAsync(Context);
}
