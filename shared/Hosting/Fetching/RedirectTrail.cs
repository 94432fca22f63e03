using System.Net;

namespace NewsPipeline.Hosting.Fetching;

/// <summary>Where a server sent us, hop by hop.</summary>
internal sealed class RedirectTrail(Uri start)
{
    private readonly List<Uri> visited = [start];
    private bool permanentSoFar = true;

    public Uri Here => visited[^1];

    /// <summary>The end of the chain of permanent redirects from the start; null where there is none.</summary>
    public Uri? MovedTo { get; private set; }

    /// <summary>One line, where the last hop must not be taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes the hop that the answer asks for; false where it asks for none.</summary>
    public bool Follow(HttpResponseMessage response)
    {
        if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
        {
            return false;
        }

        if (!Uri.TryCreate(Here, location, out var next))
        {
            Problem = $"redirected to {location.OriginalString}, which is no address";
            return true;
        }

        next = WithoutFragment(next);
        Problem = visited.Contains(next) ? $"redirected in a circle: {string.Join(" → ", visited.Append(next))}"
            : visited.Count > Fetcher.MostRedirects ? $"redirected more than {Fetcher.MostRedirects} times, at last to {next}"
            : null;
        visited.Add(next);
        permanentSoFar &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
        MovedTo = permanentSoFar ? next : MovedTo;
        return true;
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static Uri WithoutFragment(Uri address) =>
        address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;
}
