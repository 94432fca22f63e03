namespace NewsPipeline.Feeds.Tests;

public class FeedReaderTests
{
    public static TheoryData<string> Cases => [.. Case.Names()];

    [Theory, MemberData(nameof(Cases))]
    public void Every_feed_reads_as_the_file_beside_it_says(string name) =>
        Assert.Empty(Case.Differences(Case.Expected(name), Case.AsJson(FeedReader.Read(Case.Bytes(name), baseUrl: new Uri("http://feeds.example/list/")))));
}
