namespace NewsPipeline.Language.Tests;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("Kyiv", "Q1899", "Q212")]
    [InlineData("Tehran", "Q3616", "Q794")]
    [InlineData("White House", null, "Q30")]
    [InlineData("U.N. Security Council", "Q37470", "Q37470")]
    public void Seats_of_power_act_for_their_state(string seat, string? id, string actor)
    {
        var known = Gazetteer.Of(seat);
        Assert.Equal((id, actor), (known?.WikidataId, known?.ActorId));
    }

    [Theory]
    [InlineData("Talks between Russia and the U.N. Security Council began.", "Russia", "UN Security Council")]
    [InlineData("Iran's envoy met the US-led coalition and an Iran-backed militia.", "Iran")]
    [InlineData("Irans Außenminister sprach in Genf mit Berlin.", "Berlin")]
    [InlineData("Nobody came.")]
    public void Known_names_are_found_as_whole_words(string text, params string[] names) =>
        Assert.Equal(names, Gazetteer.In(text).Select(found => found.Name.Name));

    [Theory]
    [InlineData("Ukrainian", "Q212")]
    [InlineData("Finns", "Q33")]
    [InlineData("people", null)]
    public void A_people_stands_for_its_state(string word, string? state) => Assert.Equal(state, Gazetteer.StateOfPeople(word));
}
