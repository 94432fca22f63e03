using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace NewsPipeline.Road.Tests;

/// <summary><c>kibana install</c> as an operator runs it, and what it makes of each answer.</summary>
public sealed class KibanaInstallTests
{
    public static TheoryData<int, string, string> Refusals => new()
    {
        { 200, Errors("conflict"), "refused 1 of 52 objects, and took none, first lens 'Topics': it stands there already and may not be overwritten." },
        { 200, Errors("ambiguous_conflict"), "and took none, first lens 'Topics': it stands there already more than once" },
        { 200, Errors("missing_references", ""","references":[{"type":"index-pattern","id":"gone"}]"""), "it refers to what is not there: index-pattern 'gone'." },
        { 200, Errors("unsupported_type"), "refused 1 of 52 objects, first lens 'Topics': this Kibana knows no such type." },
        { 200, Errors("unknown", ""","message":"mapping set to strict","statusCode":400"""), "first lens 'Topics': unknown: mapping set to strict." },
        { 200, """{"success":true,"successCount":1,"successResults":[{"type":"lens","id":"x","meta":{"title":"X"}}]}""", "took 1 of 52 objects" },
        { 200, "<html>Welcome</html>", "the answer is not Kibana's" },
        { 200, """{"took":3}""", "the answer is not Kibana's" },
        { 302, "", "sends us elsewhere (302)" },
        { 400, Failure(400, "Invalid file extension .txt"), "cannot read the file: Invalid file extension .txt." },
        { 401, Failure(401, "missing authentication credentials"), "--username and --password, or --api-key, are missing or wrong: missing authentication credentials." },
        { 403, Failure(403, "Unable to bulk_create lens"), "'Saved Objects Management: All': Unable to bulk_create lens." },
        { 404, "Not found here", "There is no Kibana at " },
        { 413, Failure(413, "Payload content length greater than maximum allowed"), "takes no file of this size" },
        { 422, Failure(422, "Document \"x\" belongs to a more recent version of Kibana [8.8.0]"), "is too old for the file, which is for Kibana 9: Document \"x\" belongs" },
        { 500, Failure(500, "An internal server error occurred."), "failed with 500: An internal server error occurred." },
    };

    [Fact]
    public async Task The_file_goes_to_the_import_as_Kibana_wants_it_and_what_was_installed_is_told()
    {
        await using var kibana = await KibanaServer.OpenAsync();
        var run = await InstallAsync(kibana.Url);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        var request = Assert.Single(kibana.Requests);
        Assert.Equal("/api/saved_objects/_import?overwrite=true", request.Address);
        Assert.Equal(("true", "newspipeline.ndjson", (string?)null), (request.Xsrf, request.FileName, request.Authorization));
        Assert.Equal(52, request.Objects.Count);
        Assert.Contains("demands", Titles(request));

        var told = JsonNode.Parse(run.Output)!;
        Assert.Equal("""{"dashboard":3,"index-pattern":5,"lens":38,"search":6}""", told["installed"]!.ToJsonString());
        Assert.Equal(6, (int)told["overwritten"]!);
        Assert.Equal(["These talks now", "Outlets", "Machine room"], told["dashboards"]!.AsArray().Select(dashboard => (string)dashboard!["title"]!));
        Assert.Equal($"{kibana.Url}/app/dashboards#/view/newspipeline-talks", (string)told["dashboards"]![0]!["url"]!);
    }

    [Fact]
    public async Task A_space_a_user_and_a_prefix_of_the_indices_are_heeded()
    {
        await using var kibana = await KibanaServer.OpenAsync();
        var run = await InstallAsync($"{kibana.Url}/base/", "--space", "desk", "--username", "anna", "--password", "pass:word", "--Elasticsearch:Prefix=berlin-");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var request = Assert.Single(kibana.Requests);
        Assert.Equal("/base/s/desk/api/saved_objects/_import?overwrite=true", request.Address);
        Assert.Equal("Basic YW5uYTpwYXNzOndvcmQ=", request.Authorization);
        Assert.Equal(["berlin-articles", "berlin-articles", "berlin-demands", "berlin-stories", "berlin-findings"], Titles(request));
    }

    [Fact]
    public async Task An_API_key_stands_for_a_user()
    {
        await using var kibana = await KibanaServer.OpenAsync();
        Assert.Equal(0, (await InstallAsync(kibana.Url, "--api-key", "aWQ6a2V5")).ExitCode);
        Assert.Equal("ApiKey aWQ6a2V5", Assert.Single(kibana.Requests).Authorization);
    }

    [Fact]
    public async Task A_certificate_counts_that_the_file_vouches_for_and_no_other()
    {
        using var certificate = Certificate();
        await using var kibana = await KibanaServer.OpenSecuredAsync(certificate);
        AssertFailed(await InstallAsync(kibana.Url), $"The certificate of {kibana.Url} is not trusted; --ca-file names the authority");

        var folder = Directory.CreateTempSubdirectory("newspipeline");
        var file = Path.Combine(folder.FullName, "ca.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await InstallAsync(kibana.Url, "--ca-file", file)).ExitCode);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_Kibana_that_is_starting_is_waited_for()
    {
        await using var kibana = await KibanaServer.OpenAsync((503, "Kibana server is not ready yet"), (503, "Kibana server is not ready yet"));
        var run = await InstallAsync(kibana.Url);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"newspipeline: Kibana at {kibana.Url} is not ready: Kibana server is not ready yet. Waiting.", run.Error.TrimEnd());
        Assert.Equal(3, kibana.Requests.Count);
    }

    [Fact]
    public async Task Patience_has_an_end()
    {
        await using var kibana = await KibanaServer.OpenAsync([.. Enumerable.Repeat((503, "Kibana server is not ready yet"), 100)]);
        AssertFailed(await InstallAsync(kibana.Url, "--Kibana:Patience=00:00:02"), "Waited 2 seconds in vain: Kibana at ");
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_said_so()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var url = $"http://{free.LocalEndpoint}";
        free.Stop();
        AssertFailed(await InstallAsync(url, "--Kibana:Patience=00:00:01"), $"in vain: Kibana at {url} cannot be reached: ");
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_refusal_is_told_in_one_sentence(int status, string body, string says)
    {
        await using var kibana = await KibanaServer.OpenAsync((status, body));
        AssertFailed(await InstallAsync(kibana.Url), says);
        Assert.Single(kibana.Requests);
    }

    private static Task<(int ExitCode, string Output, string Error)> InstallAsync(string url, params string[] options) =>
        ServiceProcess.RunAsync(["kibana", "install", "--url", url, .. options]);

    private static IEnumerable<string> Titles(KibanaRequest request) =>
        request.Objects.Where(saved => (string?)saved["type"] == "index-pattern").Select(view => (string)view["attributes"]!["title"]!);

    private static void AssertFailed((int ExitCode, string Output, string Error) run, string says)
    {
        Assert.Contains(says, run.Error.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Kibana of the tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static string Errors(string type, string more = "") => $$$"""
        {"success":false,"successCount":51,"warnings":[],"errors":[{"type":"lens","id":"x","meta":{"title":"Topics","icon":"lensApp"},"error":{"type":"{{{type}}}"{{{more}}}}}]}
        """;

    private static string Failure(int status, string message) =>
        new JsonObject { ["statusCode"] = status, ["error"] = "Failed", ["message"] = message }.ToJsonString();
}
