using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ClientNodesTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly Nodes nodes;

    public ClientNodesTests() => nodes = new Nodes(["http://a", "http://b", "http://c"], clock);

    [Fact]
    public void Each_in_turn_is_the_first() =>
        Assert.Equal(["abc", "bca", "cab", "abc"], Enumerable.Range(0, 4).Select(_ => Turn()));

    [Fact]
    public void One_that_failed_is_asked_last_until_its_time_has_come()
    {
        Assert.InRange(nodes.Failed(Node("b"))!.Value, TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(1.2));
        clock.Advance(TimeSpan.FromSeconds(0.79));
        Assert.All(Enumerable.Range(0, 3), _ => Assert.EndsWith("b", Turn(), StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromSeconds(0.42));
        Assert.Contains(Enumerable.Range(0, 3).Select(_ => Turn()), turn => turn[0] == 'b');
    }

    [Fact]
    public void One_that_fails_again_rests_twice_as_long_but_never_much_more_than_a_minute()
    {
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            var rest = nodes.Failed(Node("a"))!.Value;
            Assert.InRange(rest, TimeSpan.FromSeconds(0.8 * seconds), TimeSpan.FromSeconds(1.2 * seconds));
            clock.Advance(rest);
        }
    }

    [Fact]
    public void What_many_requests_find_at_once_counts_as_one_failure()
    {
        Assert.NotNull(nodes.Failed(Node("a")));
        Assert.Null(nodes.Failed(Node("a")));
        clock.Advance(TimeSpan.FromSeconds(1.3));
        Assert.InRange(nodes.Failed(Node("a"))!.Value, TimeSpan.FromSeconds(1.6), TimeSpan.FromSeconds(2.4));
    }

    [Fact]
    public void One_that_answers_is_as_good_as_new()
    {
        nodes.Failed(Node("a"));
        Assert.True(nodes.Answered(Node("a")));
        Assert.False(nodes.Answered(Node("a")));
        Assert.InRange(nodes.Failed(Node("a"))!.Value, TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(1.2));
    }

    [Fact]
    public void Where_all_have_failed_the_one_due_soonest_is_first()
    {
        nodes.Failed(Node("c"));
        clock.Advance(TimeSpan.FromSeconds(0.5));
        nodes.Failed(Node("a"));
        nodes.Failed(Node("b"));
        Assert.All(Enumerable.Range(0, 3), _ => Assert.StartsWith("c", Turn(), StringComparison.Ordinal));
    }

    private Node Node(string host) => nodes.InTurn().Single(node => node.Url.Host == host);

    private string Turn() => string.Concat(nodes.InTurn().Select(node => node.Url.Host));
}
