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
        placed = meter.CreateCounter<long>("newspipeline.desk.articles.placed");
        opened = meter.CreateCounter<long>("newspipeline.desk.stories.opened");
        copies = meter.CreateCounter<long>("newspipeline.desk.copies.found");
        raised = meter.CreateCounter<long>("newspipeline.desk.demands.raised");
        meter.CreateObservableGauge("newspipeline.desk.articles.remembered", () => Volatile.Read(ref articles));
        meter.CreateObservableGauge("newspipeline.desk.stories.open", () => Volatile.Read(ref stories));
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
