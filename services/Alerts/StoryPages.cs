using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Alerts;

/// <summary>Where readers find the analysts' pages of stories.</summary>
/// <param name="server">Of this process, where it serves them itself.</param>
public sealed class StoryPages(IOptions<AlertsOptions> options, IServer? server = null)
{
    /// <summary>For who asks: at the address that was asked, unless told.</summary>
    public Uri For(HttpRequest request) => options.Value.Pages ?? new($"{request.Scheme}://{request.Host}{request.PathBase}/");

    /// <summary>For a webhook, where nobody asks: at our own address, if we serve them; null where we cannot know.</summary>
    public Uri? Unasked => options.Value.Pages ?? OwnAddress();

    private Uri? OwnAddress() =>
        server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } first ? Reachable(BindingAddress.Parse(first)) : null;

    /// <summary>Listening on all interfaces, it is reached by the machine's name.</summary>
    private static Uri Reachable(BindingAddress address) =>
        new($"{address.Scheme}://{(address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? Environment.MachineName : address.Host)}:{address.Port}/");
}
