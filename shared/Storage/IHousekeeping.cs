namespace NewsPipeline.Storage;

/// <summary>What a store has to do now and then, without anybody asking; one of the services that write to it sees to that.</summary>
public interface IHousekeeping
{
    Task TidyAsync(CancellationToken cancellation);
}
