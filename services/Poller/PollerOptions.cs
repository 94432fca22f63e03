using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Poller;

/// <summary>How often and how gently feeds are visited.</summary>
public sealed class PollerOptions
{
    public const string Section = "Poller";

    /// <summary>The least time between two visits to one feed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "7.00:00:00")]
    public TimeSpan MinimumInterval { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest rest of a feed, however quiet, broken or patient.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "30.00:00:00")]
    public TimeSpan MaximumInterval { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The least time between two requests to one registrable domain.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan HostGap { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Where a feed has only a teaser, the article is read from its page.</summary>
    public bool FetchPages { get; set; } = true;

    /// <summary>Visits at the same time, all hosts together.</summary>
    [Range(1, 256)]
    public int ParallelFetches { get; set; } = 16;
}

internal sealed class PollerOptionsCheck : IValidateOptions<PollerOptions>
{
    public ValidateOptionsResult Validate(string? name, PollerOptions options) =>
        options.MinimumInterval <= options.MaximumInterval
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Poller:MinimumInterval ({options.MinimumInterval}) must not be longer than Poller:MaximumInterval ({options.MaximumInterval}).");
}
