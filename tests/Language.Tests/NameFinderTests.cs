using NewsPipeline.Contracts;

namespace NewsPipeline.Language.Tests;

public sealed class NameFinderTests
{
    [Theory]
    [InlineData("Talks between Russia and the UAE began.", "Russia", EntityType.Location, "Q159")]
    [InlineData("The Kremlin said nothing.", "Kremlin", EntityType.Organisation, "Q133274")]
    [InlineData("They met the U.N. Security Council.", "UN Security Council", EntityType.Organisation, "Q37470")]
    [InlineData("He met President Zelensky.", "Volodymyr Zelenskyy", EntityType.Person, "Q3874799")]
    [InlineData("Talks were held with foreign minister Edda Rasmund.", "Edda Rasmund", EntityType.Person, null)]
    [InlineData("A strike by the Ground Staff Union began.", "Ground Staff Union", EntityType.Organisation, null)]
    [InlineData("The boats left Lake Ardel.", "Lake Ardel", EntityType.Location, null)]
    public void Names_have_a_kind_and_where_known_an_id(string text, string name, EntityType type, string? id) =>
        Assert.Contains(Names(text), mention => (mention.Name, mention.Type, mention.Known?.WikidataId) == (name, type, id));

    [Theory]
    [InlineData("Talks were held on Monday in May.")]
    [InlineData("The Russian delegation left.")]
    [InlineData("Nobody came.")]
    public void Days_adjectives_and_first_words_are_no_names(string text) => Assert.Empty(Names(text));

    [Fact]
    public void A_city_in_a_newspapers_name_is_part_of_it() =>
        Assert.Equal("Washington Post", Assert.Single(Names("He wrote to the Washington Post.")).Name);

    [Theory]
    [InlineData("Kyiv", "Q1899", "Q212")]
    [InlineData("Tehran", "Q3616", "Q794")]
    [InlineData("White House", null, "Q30")]
    public void Seats_of_power_act_for_their_state(string seat, string? id, string actor)
    {
        var mention = Assert.Single(Names($"Talks with {seat} go on."));
        Assert.Equal((id, actor), (mention.Known?.WikidataId, mention.Known?.ActorId));
    }

    private static IReadOnlyList<NameMention> Names(string text) => NameFinder.Find(Sentences.Of(text))[0];
}
