using System.CommandLine;
using NewsPipeline.Hosting.Access;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>key NAME</c>: a new key, and the settings that let it in.</summary>
internal static class KeyVerb
{
    /// <summary>Where verbs that ask a running service look for the key.</summary>
    public const string Variable = "NEWSPIPELINE_KEY";

    private static readonly Argument<string> Name = new("name") { Description = "Whose it is: letters and digits." };

    private static readonly Option<KeyRole> Role = new("--role")
    {
        Description = "operator: sees and does all; subscriber: only its own subscriptions.",
        DefaultValueFactory = _ => KeyRole.Subscriber,
    };

    public static Command Build()
    {
        var command = new Command("key", "Makes a key and prints it this once, with the settings that hold its hash.") { Name, Role };
        command.SetAction(parsed => Make(parsed.GetRequiredValue(Name), parsed.GetValue(Role)));
        return command;
    }

    /// <summary>Lines that an environment takes as they are: one for whoever holds the key, two for the services.</summary>
    private static void Make(string name, KeyRole role)
    {
        if (AccessKey.ProblemWithName(name) is { } problem)
        {
            throw new UnreadableInputException($"'{name}' cannot be used: {problem}");
        }

        var key = AccessKey.New();
        var (asRole, setting) = (role.ToString().ToLowerInvariant(), $"{AccessOptions.Section}:Keys:{name}");
        Console.Out.WriteLine($"{Variable}={key.Text}");
        Console.Out.WriteLine($"{setting.Replace(":", "__", StringComparison.Ordinal)}__Hash={key.Hash}");
        Console.Out.WriteLine($"{setting.Replace(":", "__", StringComparison.Ordinal)}__Role={asRole}");
        Console.Error.WriteLine(
            $"""

            The first line is for whoever holds the key (sent as "Authorization: Bearer …"); it is kept nowhere and cannot be shown again.
            The others go into the environment of the services, or onto their command line:
              --{setting}:Hash={key.Hash} --{setting}:Role={asRole}
            """);
    }
}
