namespace NewsPipeline.Storage.Tests;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("Côte d’Ivoire", "cote d'ivoire")]
    [InlineData("The Hague", "hague")]
    [InlineData("  the  White\u00A0House ", "white house")]
    [InlineData("Recep Tayyip ERDOĞAN", "recep tayyip erdogan")]
    [InlineData("Nguyễn Phú Trọng", "nguyen phu trong")]
    [InlineData("Nicușor Dan", "nicusor dan")]
    [InlineData("José", "jose")]
    [InlineData("Théodore", "theodore")]
    [InlineData("КИЇВ", "київ")]
    [InlineData("", "")]
    public void Spellings_of_one_name_share_a_key(string name, string key) => Assert.Equal(key, NameKey.Of(name));
}
