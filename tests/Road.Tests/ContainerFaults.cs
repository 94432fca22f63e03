using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace NewsPipeline.Road.Tests;

/// <summary>What may befall a container on a bad night. It keeps its data and its port.</summary>
internal static class ContainerFaults
{
    /// <summary>SIGKILL, in the middle of whatever it does.</summary>
    public static async Task KillAsync(this IContainer container)
    {
        using var docker = Docker();
        await docker.Containers.KillContainerAsync(container.Id, new ContainerKillParameters { Signal = "SIGKILL" });
    }

    public static async Task StartAgainAsync(this IContainer container)
    {
        using var docker = Docker();
        await docker.Containers.StartContainerAsync(container.Id, new ContainerStartParameters());
    }

    /// <summary>It is there, takes connections, and answers nothing, until it may go on.</summary>
    public static async Task HaltAsync(this IContainer container)
    {
        using var docker = Docker();
        await docker.Containers.PauseContainerAsync(container.Id);
    }

    public static async Task GoOnAsync(this IContainer container)
    {
        using var docker = Docker();
        await docker.Containers.UnpauseContainerAsync(container.Id);
    }

    private static DockerClient Docker() => TestcontainersSettings.OS.DockerEndpointAuthConfig.GetDockerClientBuilder(Guid.NewGuid()).Build();
}
