namespace NewsPipeline.Standalone.Demo;

/// <summary>A text file that opens with <c>name: value</c> lines between two lines of three hyphens; what follows is its body.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";

    private readonly string file;
    private readonly Dictionary<string, string> fields;

    private FrontMatter(string file, Dictionary<string, string> fields, IReadOnlyList<string> paragraphs)
    {
        this.file = file;
        this.fields = fields;
        Paragraphs = paragraphs;
    }

    /// <summary>Name of the file without folder and ending.</summary>
    public string Name => Path.GetFileNameWithoutExtension(file);

    /// <summary>The body, parted at empty lines; lines of one paragraph are joined.</summary>
    public IReadOnlyList<string> Paragraphs { get; }

    public string this[string field] => Optional(field) ?? throw Wrong($"has no '{field}:'");

    /// <exception cref="FormatException">The file does not open with front matter, or a line of it is no <c>name: value</c>.</exception>
    public static FrontMatter Parse(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
        {
            throw new FormatException($"{file} must open with fields between two lines of {Fence}.");
        }

        return new(file, Fields(file, lines[1..end]), ParagraphsOf(lines[(end + 1)..]));
    }

    public string? Optional(string field) => fields.GetValueOrDefault(field);

    public double Seconds(string field) =>
        double.TryParse(this[field], out var seconds) ? seconds : throw Wrong($"has '{field}: {this[field]}', which is no number of seconds");

    public FormatException Wrong(string what) => new($"{file} {what}.");

    private static Dictionary<string, string> Fields(string file, string[] lines)
    {
        var named = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':');
            if (colon <= 0 || !named.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim()))
            {
                throw new FormatException($"{file}: '{line}' is no new 'name: value'.");
            }
        }

        return named;
    }

    private static string[] ParagraphsOf(string[] lines) =>
        [.. string.Join('\n', lines).Split("\n\n").Select(paragraph => paragraph.Trim().Replace('\n', ' ')).Where(paragraph => paragraph.Length > 0)];
}
