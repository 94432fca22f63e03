using NewsPipeline.Language;

namespace NewsPipeline.Demands.Tests;

public sealed class FurnitureTests
{
    [Theory]
    [InlineData("READ MORE: Iran demands that the United States lift sanctions")]
    [InlineData("Read also — Union urges ministry to reopen talks")]
    [InlineData("See also: Farmers want the border closed")]
    [InlineData("Also read | Russia urges NATO to pull back troops from the border")]
    [InlineData("Don’t miss: Nurses demand safer shifts")]
    [InlineData("You may also like\n\nMayor asks parents to keep calm\n\nDockers want their bonus back")]
    [InlineData("Related stories\n\nIran demands that the United States lift sanctions\n\nRussia urges NATO to pull back troops")]
    [InlineData("Correction: An earlier version of this article said that Iran had demanded that Iraq expel the group. It had not.")]
    [InlineData("Editor's note: The ministry asked us to add its answer.")]
    [InlineData("The Harbour Post urges its readers to subscribe.")]
    [InlineData("Sign up for our morning newsletter and ask your friends to do the same.")]
    [InlineData("Please enable JavaScript and accept cookies to read on.")]
    [InlineData("We ask that you keep comments civil.")]
    [InlineData("Ask the publisher for permission to reprint this article.")]
    [InlineData("We ask our readers to support our journalism.")]
    [InlineData("This site asks visitors to accept cookies.")]
    public void What_is_not_the_articles_own_is_left_out(string text) => Assert.Empty(Kept(text));

    [Theory]
    [InlineData("Watchdogs demanded more inspections.")]
    [InlineData("Related talks in Geneva broke down.")]
    [InlineData("More on this later, the minister said, and demanded patience.")]
    [InlineData("“We ask our readers to support our journalism,” the editor told the court.")]
    [InlineData("The union asked members to support the newsroom strike.")]
    [InlineData("Borland demanded that the portal remove the users' photographs.")]
    [InlineData("The regulator urged telecom users to complain.")]
    [InlineData("Read the treaty again, Borland told Astenia.")]
    [InlineData("Watch out for delays.")]
    public void What_only_looks_like_it_stays(string text) => Assert.Equal([text], Kept(text));

    [Fact]
    public void A_list_of_links_ends_where_the_text_goes_on() => Assert.Equal(
        ["Envoys met.", "The meeting lasted two hours."],
        Kept("Envoys met.\n\nRelated\n\nIran demands that sanctions be lifted\n\nThe meeting lasted two hours."));

    private static IEnumerable<string> Kept(string text) => Furniture.Without(text, Sentences.Of(text)).Select(sentence => text[sentence.Start..sentence.End]);
}
