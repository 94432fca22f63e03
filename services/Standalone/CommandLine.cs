using System.CommandLine;
using NewsPipeline.Hosting;
using NewsPipeline.Standalone.Verbs;

namespace NewsPipeline.Standalone;

/// <summary>The verbs, and what each way of going wrong means for the exit code: 0 done, 1 failed, 2 wrong use or unreadable input.</summary>
public static class CommandLine
{
    private const int Failed = 1;
    private const int WrongUse = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Complain(parsed.Errors[0].Message, WrongUse);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UnreadableInputException e)
        {
            return Complain(e.Message, WrongUse);
        }
        catch (InvalidDataException e)
        {
            return Complain(e.Message, Failed);
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
        catch (Exception e)
        {
            return ServiceHost.WhyNotStarted(e) is { } why ? Complain(why, ServiceHost.IsWrongSetting(e) ? WrongUse : Failed) : Complain(e);
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Follows negotiations in the news: who demands what of whom, and which outlet says so.")
        {
            RunVerb.Build(),
            DemoVerb.Build(),
            FeedVerb.Build(),
            EnrichVerb.Build(),
            StoriesVerb.Build(),
            CoverageVerb.Build(),
            ReplayVerb.Build(),
            ErrorsVerb.Build(),
            KeyVerb.Build(),
            StoreVerb.Build(),
            KibanaVerb.Build(),
        };
        RunVerb.Be(root);
        return root;
    }

    private static int Complain(string message, int exitCode)
    {
        Console.Error.WriteLine($"newspipeline: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }

    /// <summary>Our own fault is told whole, so that it can be mended.</summary>
    private static int Complain(Exception e)
    {
        Console.Error.WriteLine($"newspipeline: {e}");
        return Failed;
    }
}
