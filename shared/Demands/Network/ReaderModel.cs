using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using NewsPipeline.Contracts;

namespace NewsPipeline.Demands.Network;

/// <summary>
/// The trained network: <c>find.onnx</c> over a window, <c>roles.onnx</c> once more over its upper half with a cue marked. Thread-safe;
/// a window is run alone, since int8 rounds by whatever is run together.
/// </summary>
internal sealed class ReaderModel : IDisposable
{
    /// <summary>Pieces that a window may have at most.</summary>
    public const int Longest = 250;

    private const int Format = 1;
    private const int Open = 101, Close = 102;

    /// <summary>Cues that are run together, so that a window full of them needs no more than a few megabytes.</summary>
    private const int CuesTogether = 8;

    /// <summary>As <see cref="NameTag"/> has them.</summary>
    private static readonly string[] WrittenNames = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"];

    private static readonly string[] FindOutputs = ["trunk", "cues", "names"];
    private static readonly string[] RolesOutputs = ["roles", "points", "flags"];
    private static readonly RunOptions Run = new();

    private static readonly Lazy<ReaderModel> Loaded = new(() => Load(Path.Combine(AppContext.BaseDirectory, "reader")));

    private readonly InferenceSession find;
    private readonly InferenceSession roles;

    private ReaderModel(string folder)
    {
        Pieces = new WordPieces(Path.Combine(folder, "vocab.txt"));
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        InferenceSession? finds = null, reads = null;
        Parallel.Invoke(() => finds = new(Path.Combine(folder, "find.onnx"), options), () => reads = new(Path.Combine(folder, "roles.onnx"), options));
        (find, roles) = (finds!, reads!);
    }

    /// <summary>Of the whole process; loaded when first asked for.</summary>
    public static ReaderModel Shared => Loaded.Value;

    public WordPieces Pieces { get; }

    /// <exception cref="InvalidDataException">A file is missing, is not what <c>reader.json</c> says, or is of a format that this program does not read.</exception>
    public static ReaderModel Load(string folder)
    {
        try
        {
            Check(folder, JsonSerializer.Deserialize<Card>(File.ReadAllBytes(Path.Combine(folder, "reader.json")), Wire.Strict)!);
            return new ReaderModel(folder);
        }
        catch (Exception e) when (e is IOException or JsonException or AggregateException { InnerException: OnnxRuntimeException })
        {
            throw new InvalidDataException($"The reader's model in {folder} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>First reading. To be disposed of when its cues are read.</summary>
    public Found Find(ReadOnlySpan<Piece> pieces)
    {
        var length = pieces.Length + 2;
        var (ids, cases, mask) = (new long[length], new long[length], new float[length]);
        (ids[0], ids[^1]) = (Open, Close);
        (cases[0], cases[^1]) = ((long)LetterCase.None, (long)LetterCase.None);
        mask.AsSpan().Fill(1);
        for (var i = 0; i < pieces.Length; i++)
        {
            (ids[i + 1], cases[i + 1]) = (pieces[i].Id, (long)pieces[i].Case);
        }

        long[] shape = [1, length];
        using var idValues = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var caseValues = OrtValue.CreateTensorValueFromMemory(cases, shape);
        using var maskValues = OrtValue.CreateTensorValueFromMemory(mask, shape);
        return new(length, find.Run(Run, ["ids", "case", "mask"], [idValues, caseValues, maskValues], FindOutputs));
    }

    /// <summary>Second reading, in the order of the cues.</summary>
    /// <param name="cues">Pieces of the window that was found.</param>
    public IEnumerable<Roles> RolesOf(Found found, IReadOnlyList<int> cues) => cues.Chunk(CuesTogether).SelectMany(some => Read(found, some));

    public void Dispose()
    {
        find.Dispose();
        roles.Dispose();
    }

    private List<Roles> Read(Found found, int[] cues)
    {
        var length = found.Length;
        var (mask, mark) = (new float[length], new float[cues.Length * length]);
        mask.AsSpan().Fill(1);
        for (var i = 0; i < cues.Length; i++)
        {
            mark[(i * length) + cues[i] + 1] = 1;
        }

        // One window for all its cues: the graph repeats it where it adds the marks.
        using var maskValues = OrtValue.CreateTensorValueFromMemory(mask, [1, length]);
        using var markValues = OrtValue.CreateTensorValueFromMemory(mark, [cues.Length, length]);
        using var outputs = roles.Run(Run, ["trunk", "mask", "mark"], [found.Trunk, maskValues, markValues], RolesOutputs);
        var all = outputs.Select(output => output.GetTensorDataAsSpan<float>().ToArray()).ToArray();
        return [.. cues.Select((_, i) => new Roles(new(Row(all[0], i), Labels<RoleTag>.Count), new(Row(all[1], i), Labels<Pointer>.Count), Row(all[2], i)))];

        float[] Row(float[] values, int i) => values.AsSpan(i * (values.Length / cues.Length), values.Length / cues.Length).ToArray();
    }

    private static void Check(string folder, Card card)
    {
        if (card.Format != Format || card.Longest != Longest || !card.Cues.SequenceEqual(Labels<CueClass>.Names)
            || !card.Names.SequenceEqual(WrittenNames) || !card.Roles.SequenceEqual(Labels<RoleTag>.Names))
        {
            throw new InvalidDataException($"The reader's model in {folder} is of another version than this program reads.");
        }

        foreach (var (name, hash) in card.Files)
        {
            using var file = File.OpenRead(Path.Combine(folder, name));
            if (!string.Equals(Convert.ToHexString(SHA256.HashData(file)), hash, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidDataException($"{Path.Combine(folder, name)} is damaged: it is not the file that reader.json describes.");
            }
        }
    }

    /// <summary>What <c>reader.json</c> says of the files beside it.</summary>
    private sealed record Card(
        int Format, int Longest, IReadOnlyList<string> Cues, IReadOnlyList<string> Names, IReadOnlyList<string> Roles, IReadOnlyDictionary<string, string> Files);
}
