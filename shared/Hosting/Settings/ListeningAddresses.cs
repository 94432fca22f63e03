using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace NewsPipeline.Hosting.Settings;

/// <summary>Where a service listens: the framework's own settings, whose mistakes it would tell with a stack trace.</summary>
internal static class ListeningAddresses
{
    private const string Urls = "urls";

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An address or a port cannot be listened at.</exception>
    public static void Check(IConfiguration configuration)
    {
        var wrong = Parts(configuration[Urls]).Where(url => !IsAddress(url)).Select(url => WrongSetting.Sentence(
                Urls, url, $"an address such as http://localhost:8080, with a port from 0 to {IPEndPoint.MaxPort}; several with semicolons"))
            .Concat(WrongPorts(configuration, "http_ports"))
            .Concat(WrongPorts(configuration, "https_ports"));
        if (wrong.FirstOrDefault() is { } sentence)
        {
            throw WrongSetting.Exception(sentence);
        }
    }

    private static IEnumerable<string> WrongPorts(IConfiguration configuration, string name) => Parts(configuration[name])
        .Where(port => !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > IPEndPoint.MaxPort)
        .Select(port => WrongSetting.Sentence(name, port, $"a port from 0 to {IPEndPoint.MaxPort}; several with semicolons"));

    private static string[] Parts(string? list) => (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && (address.IsUnixPipe || address.Port is >= 0 and <= IPEndPoint.MaxPort);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
