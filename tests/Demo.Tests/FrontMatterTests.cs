using NewsPipeline.Standalone.Demo;

namespace NewsPipeline.Demo.Tests;

public sealed class FrontMatterTests
{
    [Fact]
    public void Fields_come_first_and_paragraphs_are_parted_by_empty_lines()
    {
        var file = FrontMatter.Parse("Demo/Articles/other/a-cat.md", "---\ntitle: The cat: a portrait\nat: 1.5\n---\nShe sat\ndown.\n\nShe got up.\n");

        Assert.Equal("a-cat", file.Name);
        Assert.Equal("The cat: a portrait", file["title"]);
        Assert.Equal(1.5, file.Seconds("at"));
        Assert.Equal(["She sat down.", "She got up."], file.Paragraphs);
    }

    [Theory]
    [InlineData("No fields at all.", "must open with fields")]
    [InlineData("---\ntitle: x\nNever closed.", "must open with fields")]
    [InlineData("---\nno colon here\n---\n", "'no colon here'")]
    [InlineData("---\nat: 1\nat: 2\n---\n", "'at: 2'")]
    public void A_wrong_file_is_named_with_what_is_wrong(string text, string told)
    {
        var error = Assert.Throws<FormatException>(() => FrontMatter.Parse("cat.md", text));

        Assert.Contains("cat.md", error.Message);
        Assert.Contains(told, error.Message);
    }

    [Fact]
    public void A_missing_or_unreadable_field_is_named()
    {
        var file = FrontMatter.Parse("cat.md", "---\nat: soon\n---\n");

        Assert.Equal("cat.md has no 'title:'.", Assert.Throws<FormatException>(() => file["title"]).Message);
        Assert.Contains("at: soon", Assert.Throws<FormatException>(() => file.Seconds("at")).Message);
    }
}
