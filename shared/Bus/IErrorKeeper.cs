namespace NewsPipeline.Bus;

/// <summary>Takes what lies in the error queues; the service that has one among its parts is given all of it.</summary>
public interface IErrorKeeper
{
    /// <summary>Returns when the message is safely kept: then it leaves its error queue. Where it throws, it is asked again later.</summary>
    Task KeepAsync(GivenUp message, CancellationToken cancellation);
}

/// <summary>A message that a stage gave up, as it lay in its error queue.</summary>
/// <param name="Body">As it travelled; whether anything can be read in it is unknown.</param>
/// <param name="Header">What a header says; null where there is none of that name.</param>
public sealed record GivenUp(Stage Stage, ReadOnlyMemory<byte> Body, Func<string, string?> Header);
