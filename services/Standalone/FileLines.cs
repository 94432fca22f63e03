using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace NewsPipeline.Standalone;

/// <summary>A file line by line, as bytes: what is wrong in one can be said of that very line.</summary>
internal static class FileLines
{
    /// <summary>In bytes; no article is longer, and one without end would take all memory.</summary>
    private const int Longest = 64_000_000;

    private const int Piece = 1 << 16;

    public static string NameOf(string file) => file == "-" ? "standard input" : file;

    /// <summary>Lines with their numbers (from 1); each is valid only until the next is asked for. <c>-</c> is standard input.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be read, or a line has no end.</exception>
    public static async IAsyncEnumerable<(int Number, ReadOnlySequence<byte> Line)> ReadAsync(
        string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pipe = PipeReader.Create(Open(file), new StreamPipeReaderOptions(bufferSize: Piece));
        var (number, searched, ended) = (1, 0L, false);
        while (!ended)
        {
            var read = await NextAsync(pipe, file, cancellation);
            var (rest, from) = (read.Buffer, searched);
            while (rest.Slice(from).PositionOf((byte)'\n') is { } end)
            {
                yield return (number++, rest.Slice(0, end));
                (rest, from) = (rest.Slice(rest.GetPosition(1, end)), 0);
            }

            (searched, ended) = (rest.Length, read.IsCompleted);
            if (searched > Longest)
            {
                throw new UnreadableInputException($"{NameOf(file)}, line {number}: it is longer than {Longest / 1_000_000} MB.");
            }

            if (ended && !rest.IsEmpty)
            {
                yield return (number, rest);
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }

        await pipe.CompleteAsync();
    }

    private static Stream Open(string file)
    {
        try
        {
            return file == "-" ? Console.OpenStandardInput()
                : Directory.Exists(file) ? throw new IOException("it is a folder.")
                : File.OpenRead(file);
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            throw new UnreadableInputException($"{NameOf(file)} cannot be read: {e.Message}");
        }
    }

    private static async ValueTask<ReadResult> NextAsync(PipeReader pipe, string file, CancellationToken cancellation)
    {
        try
        {
            return await pipe.ReadAsync(cancellation);
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            throw new UnreadableInputException($"{NameOf(file)} cannot be read: {e.Message}");
        }
    }

    private static bool IsOfTheFile(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
