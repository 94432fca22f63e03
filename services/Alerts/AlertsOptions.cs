using System.ComponentModel.DataAnnotations;
using NewsPipeline.Hosting.Settings;

namespace NewsPipeline.Alerts;

public sealed class AlertsOptions
{
    public const string Section = "Alerts";

    /// <summary>Where readers find the analysts' pages ("https://news.example/"); unless told, see <see cref="StoryPages"/>.</summary>
    [Address("https://news.example/", "http", "https")]
    public Uri? Pages { get; set; }

    /// <summary>Subscriptions that are kept at the same time.</summary>
    [Range(1, 100_000)]
    public int MostSubscriptions { get; set; } = 1_000;

    /// <summary>Webhooks that this process calls at the same time.</summary>
    [Range(1, 1_000)]
    public int ParallelDeliveries { get; set; } = 32;

    /// <summary>How long a receiver may take to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest silence on a stream of server-sent events.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
