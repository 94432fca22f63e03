namespace NewsPipeline.Hosting;

/// <summary>What a service works with, told at its start.</summary>
/// <param name="Role">"store", "broker".</param>
/// <param name="Where">Its kind and address, without a secret.</param>
public sealed record Neighbour(string Role, string Where);
