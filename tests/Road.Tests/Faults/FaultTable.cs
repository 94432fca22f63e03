using System.Globalization;

namespace NewsPipeline.Road.Tests.Faults;

/// <summary>What was tried and what came of it, a line as soon as it is known.</summary>
public sealed class FaultTable
{
    private static readonly string? File = Environment.GetEnvironmentVariable("NEWSPIPELINE_FAULTS");

    internal void Add(string fault, string done, Reckoning reckoning)
    {
        if (File is not null)
        {
            System.IO.File.AppendAllText(File, string.Create(
                CultureInfo.InvariantCulture,
                $"| {fault} | {done} | {reckoning.Found} = {reckoning.AccountedFor} | {reckoning.InErrorQueues} | {reckoning.Doubles} | {reckoning.Recovery.TotalSeconds:F1} s |\n"));
        }
    }
}
