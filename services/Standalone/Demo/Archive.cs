using System.Reflection;

namespace NewsPipeline.Standalone.Demo;

/// <summary>All outlets and all editions, read from the text files beside this one, which travel in the assembly.</summary>
internal sealed class Archive
{
    private const string Outlets = "Demo/Outlets/";
    private const string Articles = "Demo/Articles/";

    private readonly Dictionary<string, Outlet> outlets;

    private Archive(IEnumerable<Outlet> outlets, IReadOnlyList<(string Desk, FrontMatter File)> articles)
    {
        this.outlets = outlets.ToDictionary(outlet => outlet.Name);
        var originals = articles.ToLookup(article => Address(article.File), article => article.File);
        Editions =
        [
            .. articles.Select(article => Read(article.Desk, article.File, originals))
                .OrderBy(edition => edition.Out).ThenBy(edition => edition.Outlet.Name, StringComparer.Ordinal).ThenBy(edition => edition.Slug, StringComparer.Ordinal),
        ];
    }

    /// <summary>In the order in which they come out; no two at once.</summary>
    public IReadOnlyList<Edition> Editions { get; }

    public IReadOnlyCollection<Outlet> AllOutlets => outlets.Values;

    public Outlet? Outlet(string name) => outlets.GetValueOrDefault(name);

    /// <exception cref="FormatException">A file is not as it must be; the message names it.</exception>
    public static Archive Open() => new(
        Files(Outlets).Select(file => Demo.Outlet.From(file.Text)),
        [.. Files(Articles).Select(file => (Desk: file.Path[Articles.Length..].Split('/')[0], file.Text))]);

    private static IEnumerable<(string Path, FrontMatter Text)> Files(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var path = resource.Replace('\\', '/');
            if (path.StartsWith(folder, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                yield return (path, FrontMatter.Parse(path, reader.ReadToEnd()));
            }
        }
    }

    private Edition Read(string desk, FrontMatter file, ILookup<string, FrontMatter> originals) => new()
    {
        Outlet = Outlet(file["outlet"]) ?? throw file.Wrong($"is of '{file["outlet"]}', but there is no {Outlets}{file["outlet"]}.md"),
        Slug = Slug(file),
        At = TimeSpan.FromSeconds(file.Seconds("at")),
        Title = file["title"],
        Author = file.Optional("author"),
        Desk = desk,
        Reprints = file.Optional("reprints"),
        Paragraphs = Text(file, originals),
    };

    private static string[] Text(FrontMatter file, ILookup<string, FrontMatter> originals)
    {
        string[] text = [.. Reprinted(file, originals), .. file.Paragraphs];
        return text.Length > 0 ? text : throw file.Wrong("has no text");
    }

    /// <summary>The paragraphs that a wire copy keeps of the text it reprints; all, unless it says <c>keeps: 1 2 4</c>.</summary>
    private static IEnumerable<string> Reprinted(FrontMatter file, ILookup<string, FrontMatter> originals)
    {
        if (file.Optional("reprints") is not { } address)
        {
            return [];
        }

        var original = originals[address].FirstOrDefault() ?? throw file.Wrong($"reprints '{address}', which does not exist");
        return file.Optional("keeps") is not { } keeps
            ? original.Paragraphs
            : keeps.Split(' ').Select(number => int.TryParse(number, out var n) && n > 0 && n <= original.Paragraphs.Count
                ? original.Paragraphs[n - 1]
                : throw file.Wrong($"keeps paragraph '{number}' of '{address}', which has {original.Paragraphs.Count}"));
    }

    private static string Slug(FrontMatter file) => file.Optional("slug") ?? file.Name;

    private static string Address(FrontMatter file) => $"{file["outlet"]}/{Slug(file)}";
}
