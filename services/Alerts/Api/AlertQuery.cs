using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Api;

/// <summary>Which alerts are asked for: the fields of a subscription, or a subscription by its id.</summary>
/// <param name="Words">All of them, "phrases" and -exclusions, in headline, quote and content. <paramref name="Q"/> is the same.</param>
/// <param name="Issuer">Name (whole words) or Wikidata id.</param>
/// <param name="Strength">At least this strong.</param>
/// <param name="Subscription">Id of a subscription whose fields are meant; instead of the others, and with the key that owns it.</param>
public sealed record AlertQuery(
    [FromQuery(Name = "words")] string? Words,
    [FromQuery(Name = "q")] string? Q,
    [FromQuery(Name = "issuer")] string? Issuer,
    [FromQuery(Name = "addressee")] string? Addressee,
    [FromQuery(Name = "topic")] string? Topic,
    [FromQuery(Name = "outlet")] string? Outlet,
    [FromQuery(Name = "strength")] string? Strength,
    [FromQuery(Name = "subscription")] string? Subscription,
    HttpRequest Request)
{
    private static readonly string[] Fields = [.. InterestReader.Fields, "q", "subscription"];

    private ClaimsPrincipal Caller => Request.HttpContext.User;

    /// <summary>The interest, or the answer that says why there is none.</summary>
    /// <param name="more">Names of further fields that the endpoint reads itself.</param>
    public async Task<(Interest Interest, IResult? Problem)> ReadAsync(
        IAlertMemory memory, Complaints complaints, string[] more, CancellationToken cancellation)
    {
        foreach (var unknown in Request.Query.Keys.Except([.. Fields, .. more], StringComparer.OrdinalIgnoreCase))
        {
            complaints.Add(unknown, $"'{unknown}' is not a field of this question; the fields are {string.Join(", ", [.. Fields, .. more])}.");
        }

        var interest = new InterestReader(Value, complaints).Read();
        if (Subscription is not null && interest != new Interest())
        {
            complaints.Add("subscription", "'subscription' stands for all fields of that subscription; give it alone.");
        }

        return complaints.Any ? (interest, complaints.Answer())
            : Subscription is null ? (interest, null)
            : Caller.Identity is not { IsAuthenticated: true } ? (interest, TypedResults.Challenge())
            : await SubscriptionEndpoints.SeenByAsync(Caller, Subscription, memory, cancellation) is { } subscription ? (subscription.Interest, null)
            : (interest, SubscriptionEndpoints.Unknown(Subscription));
    }

    /// <summary>A number from <paramref name="least"/> up; the default where it is absent or blank.</summary>
    public static long Number(string name, string? text, long least, long most, long otherwise, Complaints complaints)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        complaints.Add(name, most == long.MaxValue ? $"'{name}' must be a number that we gave." : $"'{name}' must be a number from {least} to {most}.");
        return otherwise;
    }

    private string? Value(string name) => name switch
    {
        "words" => Words ?? Q,
        "issuer" => Issuer,
        "addressee" => Addressee,
        "topic" => Topic,
        "outlet" => Outlet,
        "strength" => Strength,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
