using System.Diagnostics.Metrics;
using NewsPipeline.Hosting;
using NewsPipeline.Storage;
using NewsPipeline.Stories;

namespace NewsPipeline.StoryDesk;

/// <summary>The desk in numbers, for <c>/metrics</c>.</summary>
public sealed class DeskFigures
{
    private readonly Counter<long> placed;
    private readonly Counter<long> opened;
    private readonly Counter<long> copies;
    private readonly Counter<long> raised;
    private long articles;
    private long stories;

    public DeskFigures(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        placed = meter.CreateCounter<long>("newspipeline.desk.articles.placed", "{article}", "Texts put into their stories.");
        opened = meter.CreateCounter<long>("newspipeline.desk.stories.opened", "{story}", "Stories that an article opened.");
        copies = meter.CreateCounter<long>("newspipeline.desk.copies.found", "{article}", "Articles that copy another.");
        raised = meter.CreateCounter<long>("newspipeline.desk.demands.raised", "{demand}", "Demands that their story did not have yet.");
        meter.CreateObservableGauge("newspipeline.desk.articles.remembered", () => Volatile.Read(ref articles), "{article}", "Decisions that the desk compares with.");
        meter.CreateObservableGauge("newspipeline.desk.stories.open", () => Volatile.Read(ref stories), "{story}", "Stories with an article that is remembered.");
    }

    public void Count(IReadOnlyCollection<DeskEntry> entries, Newsdesk desk)
    {
        placed.Add(entries.Count);
        opened.Add(entries.Count(entry => entry.Placement.OpensStory));
        copies.Add(entries.Count(entry => entry.Placement.DuplicateOf is not null));
        raised.Add(entries.Sum(entry => entry.Raised.Count));
        Volatile.Write(ref articles, desk.Articles);
        Volatile.Write(ref stories, desk.Stories);
    }
}
