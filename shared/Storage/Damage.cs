using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace NewsPipeline.Storage;

/// <summary>
/// What a service wrote down and cannot read any more (damaged, or of another version) is left out, said once and counted: one bad row must not
/// stop all that was written after it.
/// </summary>
public sealed class Damage
{
    private readonly HashSet<(string, string)> known = [];
    private readonly Counter<long> unreadable;
    private readonly ILogger<Damage> logger;

    public Damage(IMeterFactory meters, ILogger<Damage> logger)
    {
        this.logger = logger;
        unreadable = meters.Create("NewsPipeline").CreateCounter<long>(
            "newspipeline.memory.unreadable", "{entry}", "Entries of a service's own memory that could not be read and were left out, by kind.");
    }

    /// <summary>Null where it cannot be read.</summary>
    /// <param name="kind">What it is: <c>desk entry</c>.</param>
    public T? Read<T>(string kind, string id, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or FormatException or InvalidCastException or ArgumentException or InvalidOperationException)
        {
            Note(kind, id, e);
            return null;
        }
    }

    private void Note(string kind, string id, Exception why)
    {
        lock (known)
        {
            if (!known.Add((kind, id)))
            {
                return;
            }
        }

        unreadable.Add(1, new KeyValuePair<string, object?>("kind", kind));
        logger.Unreadable(kind, id, why.Message);
    }
}

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The {Kind} {Id} cannot be read, and is left out: {Why}")]
    public static partial void Unreadable(this ILogger logger, string kind, string id, string why);
}
