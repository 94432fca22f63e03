using System.CommandLine;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>annotate FILE</c>: CoNLL-U with tags, trees and names.</summary>
internal static class AnnotateVerb
{
    private const string NotYet = "annotate is not available yet: this version reads demands without tags and trees (use enrich).";

    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "Running text (.txt) or tokens (.conllu)." };
        var command = new Command("annotate", "Writes CoNLL-U with tags, trees and names. Not available yet.") { file };
        command.SetAction((Action<ParseResult>)(_ => throw new UnreadableInputException(NotYet)));
        return command;
    }
}
