using System.Text;

namespace NewsPipeline.Standalone.Demo;

/// <summary>A fictional outlet: what it is called and in which manner it publishes.</summary>
internal sealed record Outlet
{
    /// <summary>First label of its host name: <c>aurora-wire</c> publishes at <c>aurora-wire.localhost</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Tagline { get; init; }

    public required string Language { get; init; }

    /// <summary>rss2, rss1, atom or json.</summary>
    public required string Format { get; init; }

    /// <summary>False where the feed has only teasers, so that the pages must be fetched.</summary>
    public bool FullText { get; init; }

    public bool Tabloid { get; init; }

    public required Encoding Encoding { get; init; }

    /// <summary>Where its editors' clocks stand.</summary>
    public TimeSpan Zone { get; init; }

    /// <summary>When its server answers 500.</summary>
    public Window? Fails { get; init; }

    /// <summary>When its feed breaks off in mid-element.</summary>
    public Window? Garbles { get; init; }

    /// <summary>From the first failure until the feed is whole again.</summary>
    public Window? Broken => Fails is null ? Garbles : Garbles is null ? Fails : new(Fails.Start, Garbles.End);

    public string FeedPath => Format == "json" ? "/feed.json" : "/feed.xml";

    public static Outlet From(FrontMatter file) => new()
    {
        Name = file.Name,
        Title = file["title"],
        Tagline = string.Join(' ', file.Paragraphs),
        Language = file["language"],
        Format = file["feed"],
        FullText = file["texts"] == "full",
        Tabloid = file.Optional("layout") == "tabloid",
        Encoding = file.Optional("charset") is { } charset ? Encoding.GetEncoding(charset) : new UTF8Encoding(false),
        Zone = TimeSpan.FromHours(file.Optional("zone") is null ? 0 : file.Seconds("zone")),
        Fails = Window.From(file, "fails"),
        Garbles = Window.From(file, "garbles"),
    };
}

/// <summary>A stretch of the demo, its end excluded.</summary>
internal sealed record Window(TimeSpan Start, TimeSpan End)
{
    public bool Holds(TimeSpan elapsed) => elapsed >= Start && elapsed < End;

    /// <summary>Written as <c>20-32</c>, in seconds.</summary>
    public static Window? From(FrontMatter file, string field)
    {
        if (file.Optional(field) is not { } text)
        {
            return null;
        }

        return text.Split('-') is [var from, var to] && int.TryParse(from, out var start) && int.TryParse(to, out var end)
            ? new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end))
            : throw file.Wrong($"has '{field}: {text}', which is no stretch of seconds like 20-32");
    }
}
