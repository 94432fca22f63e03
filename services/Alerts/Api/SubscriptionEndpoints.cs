using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NewsPipeline.Alerts.Delivering;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Hosting.Answering;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Api;

/// <summary>Who wants to hear of what. A subscriber has to do with its own subscriptions only, an operator with all.</summary>
public static class SubscriptionEndpoints
{
    private const string Route = "/api/subscriptions";
    private const int DeliveriesShown = 20;

    public static void MapSubscriptions(this IEndpointRouteBuilder app)
    {
        var subscriptions = app.MapGroup(Route).WithTags("Subscriptions").RequireAuthorization(Needs.Key);
        subscriptions.MapPost("", SubscribeAsync)
            .WithSummary("Makes a subscription; its secret is shown this once.")
            .TakesJson(typeof(SubscriptionRequest))
            .Produces<SubscriptionView>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        subscriptions.MapGet("", ListAsync).WithSummary("The subscriptions of the key that asks, oldest first; an operator sees all.").Produces<SubscriptionList>();
        subscriptions.MapGet("{id}", FindAsync)
            .WithSummary("One subscription, with its last deliveries and their problems.")
            .Produces<SubscriptionView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        subscriptions.MapDelete("{id}", RemoveAsync)
            .WithSummary("Ends a subscription; what still waits for its webhook is dropped.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SubscribeAsync(
        HttpRequest request,
        ClaimsPrincipal caller,
        IAlertMemory memory,
        NetworkGuard guard,
        IOptions<AlertsOptions> options,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var (body, problem) = await JsonBody.ReadAsync(request, cancellation);
        if (problem is not null)
        {
            return problem;
        }

        var complaints = new Complaints();
        var (interest, webhook) = new SubscriptionReader(guard, complaints).Read(body);
        return complaints.Any ? complaints.Answer() : await KeepAsync(Make(interest, webhook, caller, clock), memory, options.Value.MostSubscriptions, cancellation);
    }

    private static Subscription Make(Interest interest, Uri? webhook, ClaimsPrincipal caller, TimeProvider clock) =>
        new(
            $"sub_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}",
            interest,
            webhook,
            webhook is null ? null : StandardWebhooks.NewSecret(),
            DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()),
            Owner: caller.Identity!.Name);

    private static async Task<IResult> KeepAsync(Subscription subscription, IAlertMemory memory, int most, CancellationToken cancellation) =>
        await memory.SubscribeAsync(subscription, most, cancellation)
            ? TypedResults.Created($"{Route}/{subscription.Id}", SubscriptionView.Of(subscription) with { Secret = subscription.Secret })
            : TypedResults.Problem(
                statusCode: StatusCodes.Status409Conflict,
                title: "There are too many subscriptions.",
                detail: $"There are {most} subscriptions already (Alerts:MostSubscriptions); remove one first.");

    private static async Task<IResult> ListAsync(ClaimsPrincipal caller, IAlertMemory memory, CancellationToken cancellation)
    {
        var subscriptions = await memory.SubscriptionsAsync(cancellation);
        var own = subscriptions.Where(subscription => MaySee(caller, subscription)).Select(SubscriptionView.Of).ToList();
        return TypedResults.Json(new SubscriptionList(own, own.Count, null), Wire.Json);
    }

    private static async Task<IResult> FindAsync(string id, ClaimsPrincipal caller, IAlertMemory memory, CancellationToken cancellation)
    {
        if (await SeenByAsync(caller, id, memory, cancellation) is not { } subscription)
        {
            return Unknown(id);
        }

        var deliveries = await memory.DeliveriesAsync(id, DeliveriesShown, cancellation);
        return TypedResults.Json(SubscriptionView.Of(subscription) with { Deliveries = [.. deliveries.Select(DeliveryView.Of)] }, Wire.Json);
    }

    private static async Task<IResult> RemoveAsync(string id, ClaimsPrincipal caller, IAlertMemory memory, CancellationToken cancellation) =>
        await SeenByAsync(caller, id, memory, cancellation) is not null && await memory.UnsubscribeAsync(id, cancellation)
            ? TypedResults.NoContent()
            : Unknown(id);

    /// <summary>Null where there is none, and where it is somebody else's, which is none of the caller's business.</summary>
    internal static async Task<Subscription?> SeenByAsync(ClaimsPrincipal caller, string id, IAlertMemory memory, CancellationToken cancellation) =>
        await memory.SubscriptionAsync(id, cancellation) is { } subscription && MaySee(caller, subscription) ? subscription : null;

    private static bool MaySee(ClaimsPrincipal caller, Subscription subscription) =>
        caller.IsOperator() || (subscription.Owner is { } owner && owner == caller.Identity?.Name);

    internal static IResult Unknown(string id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: "There is no such subscription.",
        detail: $"No subscription has the id '{(id.Length <= 60 ? id : id[..60] + "…")}'.");
}

public sealed record SubscriptionList(IReadOnlyList<SubscriptionView> Items, long Total, string? Next);
