namespace NewsPipeline.Storage.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("newspipeline-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
