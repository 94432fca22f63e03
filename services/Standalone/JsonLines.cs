using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using NewsPipeline.Contracts;

namespace NewsPipeline.Standalone;

/// <summary>One JSON value a line, in and out.</summary>
internal static class JsonLines
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Values with their line numbers (from 1); empty lines are skipped. <c>-</c> is standard input.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be read, or a line is not such a value.</exception>
    public static async IAsyncEnumerable<(int Line, T Value)> ReadAsync<T>(string file, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        await foreach (var (number, line) in FileLines.ReadAsync(file, cancellation))
        {
            if (Parse<T>(line.IsSingleSegment ? line.FirstSpan : line.ToArray(), $"{FileLines.NameOf(file)}, line {number}") is { } value)
            {
                yield return (number, value);
            }
        }
    }

    /// <summary>Standard output as one buffered UTF-8 writer without byte order mark; dispose to flush.</summary>
    public static StreamWriter Output() => new(Console.OpenStandardOutput(), bufferSize: 1 << 16) { NewLine = "\n" };

    public static Task WriteAsync<T>(StreamWriter output, T value) => output.WriteLineAsync(JsonSerializer.Serialize(value, Wire.Json));

    /// <param name="place">File and line, for whoever has to mend it.</param>
    /// <returns>Null where the line is empty.</returns>
    /// <exception cref="UnreadableInputException">It is not such a value.</exception>
    internal static T? Parse<T>(ReadOnlySpan<byte> line, string place)
        where T : class
    {
        var json = (line.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line).Trim(" \t\r"u8);
        if (json.IsEmpty)
        {
            return null;
        }

        if (!Utf8.IsValid(json))
        {
            throw new UnreadableInputException($"{place}: this is not UTF-8.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, Wire.Json) ?? throw new UnreadableInputException($"{place}: null is no JSON object.");
        }
        catch (JsonException e)
        {
            throw new UnreadableInputException($"{place}: {Reason<T>(e)}");
        }
    }

    /// <summary>In our words where a value is not of its kind; in the parser's where it is not JSON, without the position that is ours to give.</summary>
    private static string Reason<T>(JsonException e)
    {
        if (!e.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            return e.Message.Split([" Path: ", " LineNumber: "], StringSplitOptions.None)[0];
        }

        var name = e.Path is ['$', '.', .. var field] ? field : null;
        var kind = Wire.Json.GetTypeInfo(typeof(T)).Properties.FirstOrDefault(property => property.Name == name)?.PropertyType;
        return name is null ? "a line must be a JSON object." : $"\"{name}\" must be {KindOf(kind)}.";
    }

    private static string KindOf(Type? type) =>
        type == typeof(DateTimeOffset?) ? "a date such as \"2025-05-16T09:00:00Z\" or null"
        : type == typeof(Uri) ? "an address or null"
        : "text without broken characters, or null";
}
