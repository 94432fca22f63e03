using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Standalone;

/// <summary>One JSON value a line, in and out.</summary>
internal static class JsonLines
{
    /// <summary>Values with their line numbers (from 1); empty lines are skipped. <c>-</c> is standard input.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be opened, or a line is not such a value.</exception>
    public static async IAsyncEnumerable<(int Line, T Value)> ReadAsync<T>(string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = Open(file);
        for (var line = 1; await reader.ReadLineAsync(cancellation) is { } text; line++)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return (line, Parse<T>(file, line, text));
            }
        }
    }

    /// <summary>Standard output as one buffered UTF-8 writer without byte order mark; dispose to flush.</summary>
    public static StreamWriter Output() => new(Console.OpenStandardOutput(), bufferSize: 1 << 16) { NewLine = "\n" };

    public static Task WriteAsync<T>(StreamWriter output, T value) => output.WriteLineAsync(JsonSerializer.Serialize(value, Wire.Json));

    private static StreamReader Open(string file)
    {
        try
        {
            return file == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnreadableInputException($"{file} cannot be read: {e.Message}");
        }
    }

    private static T Parse<T>(string file, int line, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Wire.Json) ?? throw new JsonException("null is not a value here.");
        }
        catch (JsonException e)
        {
            throw new UnreadableInputException($"{file}, line {line}: {e.Message.Split(" Path: ")[0]}");
        }
    }
}
