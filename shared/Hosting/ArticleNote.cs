using Serilog.Core;
using Serilog.Events;

namespace NewsPipeline.Hosting;

/// <summary>For the terminal: appends the article's id to a line about an article whose words do not name it.</summary>
internal sealed class ArticleNote : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        var note = logEvent.Properties.TryGetValue("Article", out var article) && !logEvent.MessageTemplate.Text.Contains("{Article}")
            ? $" [article {article.ToString("l", null)}]"
            : "";
        logEvent.AddPropertyIfAbsent(new LogEventProperty("ArticleNote", new ScalarValue(note)));
    }
}
