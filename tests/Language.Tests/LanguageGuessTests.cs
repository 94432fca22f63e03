namespace NewsPipeline.Language.Tests;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("en", "The ministers said on Monday that they would not sign the agreement with their neighbours.")]
    [InlineData("de", "Die Minister sagten am Montag, dass sie das Abkommen mit den Nachbarn nicht unterzeichnen werden.")]
    [InlineData("fr", "Les ministres ont dit lundi que le gouvernement ne signera pas cet accord avec les pays voisins.")]
    [InlineData("es", "Los ministros dijeron el lunes que el gobierno no firmará este acuerdo con los países vecinos.")]
    [InlineData("it", "I ministri hanno detto lunedì che il governo non firmerà questo accordo con i paesi della regione.")]
    [InlineData("ru", "Министры заявили в понедельник, что не подпишут это соглашение, и объявили новый раунд.")]
    [InlineData("uk", "Міністри заявили в понеділок, що не підпишуть цю угоду, і оголосили новий раунд.")]
    [InlineData("ar", "قال الوزراء يوم الاثنين إنهم لن يوقعوا على الاتفاق")]
    [InlineData("zh", "部长们星期一表示他们不会签署该协议")]
    [InlineData("ja", "閣僚らは月曜日、この協定に署名しないと述べた")]
    [InlineData("und", "")]
    [InlineData("und", "4.5 7.1 3.2 GBP EUR USD")]
    public void Small_words_and_letters_tell_the_language(string language, string text) => Assert.Equal(language, LanguageGuess.Of(text));
}
