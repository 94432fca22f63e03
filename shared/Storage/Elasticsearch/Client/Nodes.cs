namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>
/// The nodes of one cluster, taken in turn. One that failed is left aside for a second, twice as long each time it fails again,
/// a minute at most, and give or take a fifth, so that many processes do not come back to it at once.
/// </summary>
internal sealed class Nodes(IReadOnlyList<string> addresses, TimeProvider clock)
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly Node[] nodes = [.. addresses.Select(address => new Node(new Uri(address)))];
    private readonly Lock changing = new();
    private int turn = -1;

    /// <summary>Every node once: those believed alive, beginning with the next in turn; then those left aside, the one due soonest first.</summary>
    public IReadOnlyList<Node> InTurn()
    {
        lock (changing)
        {
            turn = (turn + 1) % nodes.Length;
            var now = clock.GetUtcNow();
            Node[] rotated = [.. nodes[turn..], .. nodes[..turn]];
            return [.. rotated.Where(node => node.DueAt <= now), .. rotated.Where(node => node.DueAt > now).OrderBy(node => node.DueAt)];
        }
    }

    /// <summary>How long it is left aside from now; null where another request has just found the same.</summary>
    public TimeSpan? Failed(Node node)
    {
        lock (changing)
        {
            var now = clock.GetUtcNow();
            if (node.DueAt > now && node.Failures > 0)
            {
                return null;
            }

            var rest = Math.Min(ShortestRest.TotalSeconds * Math.Pow(2, node.Failures), LongestRest.TotalSeconds) * (0.8 + 0.4 * Random.Shared.NextDouble());
            node.Failures++;
            node.DueAt = now.AddSeconds(rest);
            return TimeSpan.FromSeconds(rest);
        }
    }

    /// <summary>True where it had failed before.</summary>
    public bool Answered(Node node)
    {
        lock (changing)
        {
            var failedBefore = node.Failures > 0;
            (node.Failures, node.DueAt) = (0, default);
            return failedBefore;
        }
    }
}

internal sealed class Node(Uri url)
{
    public Uri Url => url;

    /// <summary>In a row.</summary>
    public int Failures { get; set; }

    public DateTimeOffset DueAt { get; set; }
}
