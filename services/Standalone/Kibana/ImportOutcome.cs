namespace NewsPipeline.Standalone.Kibana;

/// <summary>What became of one attempt to import.</summary>
internal abstract record ImportOutcome
{
    private ImportOutcome() { }

    internal sealed record Installed(IReadOnlyList<InstalledObject> Objects) : ImportOutcome;

    /// <summary>Kibana is starting: worth another attempt.</summary>
    internal sealed record NotReady(string Reason) : ImportOutcome;

    internal sealed record Failed(string Reason) : ImportOutcome;
}

/// <param name="Overwrite">It stood there already.</param>
internal sealed record InstalledObject(string Type, string Id, ObjectMeta? Meta, bool Overwrite);

internal sealed record ObjectMeta(string? Title);
