using System.Globalization;

namespace NewsPipeline.Road.Tests.Faults;

/// <summary>What was tried and what came of it, a line as soon as it is known.</summary>
public sealed class FaultTable
{
    private readonly string? file = Environment.GetEnvironmentVariable("NEWSPIPELINE_FAULTS");

    internal void Add(string fault, string done, Reckoning reckoning)
    {
        if (file is not null)
        {
            File.AppendAllText(file, string.Create(
                CultureInfo.InvariantCulture,
                $"| {fault} | {done} | {reckoning.Found} = {reckoning.AccountedFor} | {reckoning.InErrorQueues} | {reckoning.Doubles} | {reckoning.Recovery.TotalSeconds:F1} s |\n"));
        }
    }
}
