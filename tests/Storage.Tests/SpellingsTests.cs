namespace NewsPipeline.Storage.Tests;

public sealed class SpellingsTests
{
    [Fact]
    public void Every_group_holds_several_spellings_lower_case_and_folded()
    {
        Assert.True(Spellings.Groups.Count > 200);
        Assert.All(Spellings.Groups, group => Assert.InRange(group.Count, 2, Spellings.MostOfOne));
        Assert.All(Spellings.Groups.SelectMany(group => group), name =>
        {
            Assert.Matches("^[a-z][a-z.' -]*$", name);
            Assert.Equal(name, NameKey.Of(name));
        });
    }

    [Fact]
    public void No_name_stands_in_two_groups()
    {
        var names = Spellings.Groups.SelectMany(group => group).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [InlineData("Kiev", "Kiev|kyiv|kyyiv")]
    [InlineData("KYIV’s", "KYIV’s|kiev s|kyyiv s")]
    [InlineData("mayor of Kiev", "mayor of Kiev|mayor of kyiv|mayor of kyyiv")]
    [InlineData("Møller in Lvov", "Møller in Lvov|Møller in lviv")]
    [InlineData("cote d’ivoire", "cote d’ivoire|ivory coast")]
    [InlineData("U.S.", "U.S.|united states|u s a")]
    [InlineData("the Czech Republic", "the Czech Republic|czechia")]
    [InlineData("Czech", "Czech")]
    [InlineData("Kievan", "Kievan")]
    [InlineData("us", "us")]
    [InlineData("—", "—")]
    public void A_term_is_itself_and_then_its_other_spellings(string term, string spellings) =>
        Assert.Equal(spellings.Split('|'), Spellings.Of(term));

    [Fact]
    public void Of_many_names_in_one_phrase_the_usual_spellings_are_taken()
    {
        var spelled = Spellings.Of("Zelenski met Muhammad in Kiev");
        Assert.Equal(Spellings.MostOfOne, spelled.Count);
        Assert.Equal("Zelenski met Muhammad in Kiev", spelled[0]);
        Assert.Contains("zelensky met mohammed in kyiv", spelled);
        Assert.Equal(spelled.Distinct(), spelled);
    }

    [Fact]
    public void Words_that_make_up_a_name_are_one()
    {
        var names = Spellings.Of(["talks", "Ho", "Chi", "Minh", "City", "ivory", "Kiev"]);
        Assert.Equal(["talks", "Ho Chi Minh City", "ivory", "Kiev"], names.Select(name => string.Join(' ', name.Terms)));
        Assert.Equal(["Ho Chi Minh City", "saigon"], names[1].Spellings);
    }
}
