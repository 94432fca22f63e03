using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsPipeline.Hosting.Fetching;

namespace NewsPipeline.Services.Tests.Fetching;

public sealed class NetworkGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:5ef5:79fb::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    public void What_is_not_the_public_internet_is_refused(string address) => Assert.False(Guard().Permits(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.215.14")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c")]
    [InlineData("::ffff:93.184.215.14")]
    [InlineData("64:ff9b::5db8:d70e")]
    public void The_public_internet_is_permitted(string address) => Assert.True(Guard().Permits(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00::5")]
    public void A_network_that_is_allowed_is_permitted(string address) =>
        Assert.True(Guard("127.0.0.0/8", "fd00::/8").Permits(IPAddress.Parse(address)));

    [Theory]
    [InlineData("ftp://example.org/feed", "is not an http or https address")]
    [InlineData("file:///etc/passwd", "is not an http or https address")]
    [InlineData("https://user:secret@example.org/", "carries a user name or password")]
    [InlineData("http://[::1]/", "private or special network")]
    [InlineData("http://2130706433/", "private or special network")]
    [InlineData("http://0x7f.1/", "private or special network")]
    [InlineData("http://localhost/", "private or special network")]
    [InlineData("http://wire.localhost./", "private or special network")]
    public void What_is_wrong_with_an_address_is_said_in_a_line(string address, string words) =>
        Assert.Contains(words, Guard().ProblemWith(new Uri(address)));

    [Fact]
    public void A_password_is_not_repeated() => Assert.DoesNotContain("secret", Guard().ProblemWith(new Uri("https://user:secret@example.org/")));

    [Fact]
    public void A_name_is_left_to_the_name_server() => Assert.Null(Guard().ProblemWith(new Uri("https://example.org/feed")));

    [Theory]
    [InlineData("10.0.0.0/8, fd00::/8")]
    [InlineData("10.0.0.0/8,fd00::/8,")]
    public void Allowed_networks_may_stand_in_one_string(string written) =>
        Assert.Equal(["10.0.0.0/8", "fd00::/8"], Configured(("Fetch:AllowNetworks", written)).AllowNetworks);

    [Fact]
    public void Allowed_networks_may_stand_in_a_list() =>
        Assert.Equal(
            ["10.0.0.0/8", "fd00::/8"],
            Configured(("Fetch:AllowNetworks:0", "10.0.0.0/8"), ("Fetch:AllowNetworks:1", "fd00::/8")).AllowNetworks);

    [Theory]
    [InlineData("Fetch:AllowNetworks", "10.0.0.0/40", "Fetch:AllowNetworks is '10.0.0.0/40'; it must be networks in CIDR form")]
    [InlineData("Fetch:AllowNetworks", "office", "Fetch:AllowNetworks is 'office'")]
    [InlineData("Fetch:LargestBody", "0", "LargestBody")]
    [InlineData("Fetch:Timeout", "00:00:00", "Timeout")]
    [InlineData("Fetch:Contact", "a\nb", "Fetch:Contact")]
    public void A_setting_that_makes_no_sense_is_named(string setting, string value, string words) =>
        Assert.Contains(words, Assert.Throws<OptionsValidationException>(() => Configured((setting, value))).Message);

    private static NetworkGuard Guard(params string[] allowed) => new(Options.Create(new FetchOptions { AllowNetworks = allowed }));

    private static FetchOptions Configured(params (string Setting, string Value)[] settings) =>
        new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(setting => setting.Setting, setting => (string?)setting.Value)).Build())
            .AddFetching()
            .BuildServiceProvider()
            .GetRequiredService<IOptions<FetchOptions>>().Value;
}
