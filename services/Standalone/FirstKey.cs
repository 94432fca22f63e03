using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Standalone.Verbs;
using NewsPipeline.Storage;

namespace NewsPipeline.Standalone;

/// <summary>
/// A newcomer's key: where none is configured, one is made for an operator. It is shown once, on standard error and in no log;
/// its hash stays in <c>access.json</c> in the data folder, a file of settings like any other.
/// </summary>
internal static class FirstKey
{
    private const string FileName = "access.json";
    private const string Name = "operator";

    public static void AddTo(ConfigurationManager settings)
    {
        var file = Path.Combine(Path.GetFullPath(StorageService.FolderOf(settings)), FileName);
        if (!File.Exists(file) && !settings.GetSection($"{AccessOptions.Section}:Keys").GetChildren().Any(key => !string.IsNullOrWhiteSpace(key["Hash"])))
        {
            Make(file);
        }

        // At the bottom: every other source of settings goes before it.
        var own = new JsonConfigurationSource { Path = file, Optional = true };
        own.ResolveFileProvider();
        try
        {
            settings.Sources.Insert(0, own);
        }
        catch (InvalidDataException)
        {
            throw new OptionsValidationException(AccessOptions.Section, typeof(AccessOptions), [$"{file} cannot be read as settings: mend it, or remove it to have a new key made."]);
        }
    }

    private static void Make(string file)
    {
        var key = AccessKey.New();
        var role = nameof(KeyRole.Operator).ToLowerInvariant();
        var kept = new JsonObject { [AccessOptions.Section] = new JsonObject { ["Keys"] = new JsonObject { [Name] = new JsonObject { ["Hash"] = key.Hash, ["Role"] = role } } } };
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, kept.ToJsonString(new() { WriteIndented = true }) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"newspipeline: no operator's key could be made, since {file} cannot be written: {e.Message}");
            return;
        }

        Console.Error.WriteLine(
            $"""

              An operator's key, shown this once (its hash is kept in {file}):

                export {KeyVerb.Variable}={key.Text}

              Subscriptions, error queues and the machine room want it: curl -H "Authorization: Bearer ${KeyVerb.Variable}" …
              `newspipeline key NAME` makes further ones.

            """);
    }
}
