using NewsPipeline.Demands.Network;

namespace NewsPipeline.Demands.Tests;

public sealed class StretchesTests
{
    private const double Price = 2;

    [Theory]
    [InlineData("oooo", "")]
    [InlineData("obii", "1-3")]
    [InlineData("biob", "0-1 3-3")]
    [InlineData("bibi", "0-1 2-3")]
    [InlineData("oio", "")]
    public void Sure_tags_are_followed_and_nothing_begins_inside(string tags, string stretches) =>
        Assert.Equal(stretches, Found(tags.Select(tag => Shares(tag, 0.999f))));

    [Fact]
    public void A_new_stretch_that_is_hardly_likelier_than_going_on_is_not_worth_its_price() =>
        Assert.Equal("0-2", Found([Shares('b', 0.99f), [0.05f, 0.5f, 0.45f, 0, 0], Shares('i', 0.99f)]));

    private static string Found(IEnumerable<float[]> pieces)
    {
        float[] edge = [1, 0, 0, 0, 0];
        float[] shares = [.. edge, .. pieces.SelectMany(piece => piece), .. edge];
        return string.Join(' ', Stretches.Of(new Scores(shares, 5), RoleTag.BeginWhat, Price).Select(stretch => $"{stretch.First}-{stretch.Last}"));
    }

    private static float[] Shares(char tag, float sure)
    {
        var shares = Enumerable.Repeat((1 - sure) / 4, 5).ToArray();
        shares["obi".IndexOf(tag)] = sure;
        return shares;
    }
}
