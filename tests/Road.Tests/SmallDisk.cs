using System.Diagnostics;

namespace NewsPipeline.Road.Tests;

/// <summary>A file system of its own, so small that it can really be filled; skips where none can be mounted.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 64;

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("newspipeline-disk");

    private string Ballast => Path.Combine(Folder.FullName, "ballast");

    public static async Task<SmallDisk> MountAsync()
    {
        var disk = new SmallDisk();
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "newspipeline-test", disk.Folder.FullName) is { } problem)
        {
            disk.Folder.Delete();
            Assert.Skip($"needs to mount a tmpfs, as root on Linux can: {problem}");
        }

        return disk;
    }

    /// <summary>To the last byte.</summary>
    public async Task FillAsync()
    {
        await using var ballast = File.Create(Ballast, bufferSize: 1);
        var some = new byte[4096];
        try
        {
            while (true)
            {
                await ballast.WriteAsync(some);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Empty() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", Folder.FullName);
        Folder.Delete();
    }

    /// <summary>What went wrong, else null.</summary>
    private static async Task<string?> RunAsync(string command, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, args) { RedirectStandardError = true, UseShellExecute = false })!;
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? null : error.Trim();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            return e.Message;
        }
    }
}
