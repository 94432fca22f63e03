using System.CommandLine;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>run</c>, or no verb at all: everything in one process until stopped.</summary>
internal static class RunVerb
{
    public static Command Build()
    {
        var command = new Command("run", "Runs everything in one process: feeds, stories, pages and alerts (also without a verb).");
        Be(command);
        return command;
    }

    /// <summary>Makes the given command run the pipeline.</summary>
    public static void Be(Command command)
    {
        Settings.AddTo(command);
        command.SetAction((parsed, _) => Pipeline.RunAsync(Settings.From(parsed)));
    }
}
