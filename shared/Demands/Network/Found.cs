using Microsoft.ML.OnnxRuntime;

namespace NewsPipeline.Demands.Network;

/// <summary>What the first reading of a window gives.</summary>
/// <param name="length">Pieces, and one before and one behind them.</param>
internal sealed class Found(int length, IDisposableReadOnlyCollection<OrtValue> outputs) : IDisposable
{
    public int Length => length;

    /// <summary>What the lower half made of the window, for the second reading.</summary>
    public OrtValue Trunk => outputs[0];

    /// <summary>A row a piece, that before the first and that behind the last included.</summary>
    public Scores Cues => new(outputs[1].GetTensorDataAsSpan<float>().ToArray(), Labels<CueClass>.Count);

    public Scores Names => new(outputs[2].GetTensorDataAsSpan<float>().ToArray(), Labels<NameTag>.Count);

    public void Dispose() => outputs.Dispose();
}

/// <summary>What the second reading of a window says of one cue.</summary>
internal sealed record Roles(Scores Tags, Scores Points, float[] Flags)
{
    public ReadOnlySpan<float> Classes => Flags.AsSpan((int)Flag.Classes);
}
