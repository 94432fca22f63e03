using Microsoft.ML.OnnxRuntime;
using NewsPipeline.Demands.Network;

namespace NewsPipeline.Demands.Benchmarks;

/// <summary>The first reading's graph and nothing else: no reading that is right can be faster on this machine.</summary>
internal sealed class BareNetwork : IDisposable
{
    private static readonly string[] Inputs = ["ids", "case", "mask"];
    private static readonly string[] Outputs = ["trunk", "cues", "names"];

    private readonly SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
    private readonly InferenceSession session;
    private readonly RunOptions run = new();

    public BareNetwork() => session = new(Path.Combine(AppContext.BaseDirectory, "reader", "find.onnx"), options);

    /// <param name="together">Windows of one run, each filled up to the longest of them.</param>
    public void Run(IReadOnlyList<Window> together)
    {
        var length = together.Max(window => window.Pieces.Length) + 2;
        var (ids, cases, mask) = (new long[together.Count * length], new long[together.Count * length], new float[together.Count * length]);
        for (var row = 0; row < together.Count; row++)
        {
            var pieces = together[row].Pieces;
            mask.AsSpan(row * length, pieces.Length + 2).Fill(1);
            for (var i = 0; i < pieces.Length; i++)
            {
                (ids[(row * length) + i + 1], cases[(row * length) + i + 1]) = (pieces[i].Id, (long)pieces[i].Case);
            }
        }

        long[] shape = [together.Count, length];
        using var idValues = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var caseValues = OrtValue.CreateTensorValueFromMemory(cases, shape);
        using var maskValues = OrtValue.CreateTensorValueFromMemory(mask, shape);
        session.Run(run, Inputs, [idValues, caseValues, maskValues], Outputs).Dispose();
    }

    public void Dispose()
    {
        session.Dispose();
        options.Dispose();
        run.Dispose();
    }
}
