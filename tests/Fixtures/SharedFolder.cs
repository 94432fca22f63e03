namespace NewsPipeline.Fixtures;

/// <summary>
/// Development data that lies beside a checkout on some machines (<c>../shared</c>). Tests that need it skip where it is not,
/// but never in CI.
/// </summary>
public static class SharedFolder
{
    /// <summary>Full path of a file or folder in it; skips the calling test where it is absent, fails it in CI.</summary>
    public static string Find(string relative)
    {
        var path = Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", relative);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            var reason = $"needs ../shared/{relative}, which is not beside this checkout";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true" && Directory.Exists(Path.GetDirectoryName(path)), reason);
            Assert.Fail(reason);
        }

        return path;
    }
}

public static class Repository
{
    /// <summary>The folder that holds <c>NewsPipeline.sln</c>.</summary>
    public static readonly string Root = FindRoot();

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder.TrimEnd('/')))
        {
            if (File.Exists(Path.Combine(folder, "NewsPipeline.sln")))
            {
                return folder.TrimEnd('/');
            }
        }

        throw new DirectoryNotFoundException($"NewsPipeline.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
