using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using NewsPipeline.Search.Asking;
using NewsPipeline.Search.Stories;

namespace NewsPipeline.Search.Pages;

/// <summary>A passage of an article, letter for letter: written in code since markup would add white space between passages.</summary>
public sealed class PassageText : ComponentBase
{
    [Parameter, EditorRequired] public required Passage Passage { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var (style, title) = Said();
        if (style is null)
        {
            Name(builder);
            return;
        }

        builder.OpenElement(0, "mark");
        builder.AddAttribute(1, "class", style);
        builder.AddAttribute(2, "title", title);
        Name(builder);
        builder.CloseElement();
    }

    private (string? Style, string? Title) Said() => Passage switch
    {
        { Demand: { } demand } => ("said-demand", $"{Pair(DemandParties.Of(demand))}: {Readings.Name(demand.Report.Strength)}"),
        { Answer.Response: { } answer } => ("said-answer", $"{Words.Answered(answer.Stance)} by {answer.Actor}"),
        _ => (null, null),
    };

    private static string Pair(DemandParties parties) => $"{Words.Names(parties.Issuers)} → {Words.Names(parties.Addressees)}";

    private void Name(RenderTreeBuilder builder)
    {
        if (Passage.Entity is not { } entity)
        {
            builder.AddContent(3, Passage.Text);
            return;
        }

        builder.OpenElement(4, "span");
        builder.AddAttribute(5, "class", "entity");
        builder.AddAttribute(6, "title", $"{entity.Name} {entity.WikidataId}".Trim());
        builder.AddContent(7, Passage.Text);
        builder.CloseElement();
    }
}
