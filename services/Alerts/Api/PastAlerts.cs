using NewsPipeline.Alerts.Matching;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Api;

/// <summary>Looks back through the alerts for those that someone is interested in, newest first.</summary>
public sealed class PastAlerts(IAlertMemory memory)
{
    private const int AtOnce = 200;

    /// <summary>Alerts that one question looks at; where few match, the next page goes on from there.</summary>
    private const int MostLookedAt = 5_000;

    /// <returns>At most <paramref name="size"/> alerts, and the sequence number before which the next page begins; null on the last.</returns>
    public async Task<(IReadOnlyList<Alert> Alerts, long? Next)> ReadAsync(Interest interest, long before, int size, CancellationToken cancellation)
    {
        var found = new List<Alert>();
        for (var looked = 0; looked < MostLookedAt; looked += AtOnce)
        {
            var page = await memory.AlertsBeforeAsync(before, AtOnce, cancellation);
            foreach (var alert in page)
            {
                if (found.Count == size)
                {
                    return (found, before);
                }

                before = alert.Sequence;
                found.AddRange(Match.Wants(interest, alert.Report) ? [alert] : []);
            }

            if (page.Count < AtOnce)
            {
                return (found, null);
            }
        }

        return (found, before);
    }
}
