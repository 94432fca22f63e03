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
    private readonly long start = clock.GetTimestamp();
    private int turn = -1;

    private TimeSpan Now => clock.GetElapsedTime(start);

    /// <summary>Every node once: those believed alive, beginning with the next in turn; then those left aside, the one due soonest first.</summary>
    public IReadOnlyList<Node> InTurn()
    {
        lock (changing)
        {
            turn = (turn + 1) % nodes.Length;
            var now = Now;
            Node[] rotated = [.. nodes[turn..], .. nodes[..turn]];
            return [.. rotated.Where(node => node.DueAt <= now), .. rotated.Where(node => node.DueAt > now).OrderBy(node => node.DueAt)];
        }
    }

    /// <summary>How long it is left aside from now; null where another request has just found the same.</summary>
    public TimeSpan? Failed(Node node)
    {
        lock (changing)
        {
            var now = Now;
            if (node.DueAt > now)
            {
                return null;
            }

            var usual = Math.Min(ShortestRest.TotalSeconds * Math.Pow(2, node.Failures), LongestRest.TotalSeconds);
            var rest = TimeSpan.FromSeconds(usual * (0.8 + (0.4 * Random.Shared.NextDouble())));
            node.Failures++;
            node.DueAt = now + rest;
            return rest;
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

    /// <summary>Counted from when the client was made.</summary>
    public TimeSpan DueAt { get; set; }
}
