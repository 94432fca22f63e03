using System.Text.Json;

namespace NewsPipeline.Contracts.Tests;

public sealed class WireTests
{
    [Fact]
    public void An_entity_is_written_as_the_command_line_promises() =>
        Assert.Equal(
            """{"name":"Russia","type":"LOC","wikidataId":"Q159","mentions":[[0,7]]}""",
            JsonSerializer.Serialize(new Entity("Russia", EntityType.Location, "Q159", [new Span(0, 7)]), Wire.Json));

    [Fact]
    public void Unknown_fields_are_ignored_so_that_a_newer_sender_can_be_read() =>
        Assert.Equal(
            new Finding(new FindingId("f"), "s"),
            JsonSerializer.Deserialize<Finding>("""{"id":"f","source":"s","colour":"red"}""", Wire.Json));

    [Fact]
    public void Parts_of_an_identity_do_not_run_into_each_other() =>
        Assert.NotEqual(Digest.Of("ab", "c"), Digest.Of("a", "bc"));
}
