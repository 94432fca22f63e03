using FsCheck.Xunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NewsPipeline.Contracts;
using NewsPipeline.Search.Asking;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class SearchTypedQuestionTests
{
    [Theory]
    [InlineData("ceasefire", "ceasefire")]
    [InlineData("issuer:Russia", "", "issuer=Russia")]
    [InlineData("issuer:Russia ceasefire -troops \"near the border\"", "ceasefire -troops \"near the border\"", "issuer=Russia")]
    [InlineData("ceasefire outlet:reuters.com talks", "ceasefire talks", "outlet=reuters.com")]
    [InlineData("topic:\"security guarantees\" entity:“Côte d'Ivoire”", "", "topic=security guarantees", "entity=Côte d'Ivoire")]
    [InlineData("strength>=demand", "", "strength=demand")]
    [InlineData("strength:demand", "", "strength=demand")]
    [InlineData("ISSUER:Q159 Addressee:Ukraine", "", "issuer=Q159", "addressee=Ukraine")]
    [InlineData("after:2025-05-17T08:00:00Z before:2025-06-01", "", "after=2025-05-17T08:00:00Z", "before=2025-06-01")]
    [InlineData("story:abc123 ", "", "story=abc123")]
    [InlineData("topic:money\"near the border\"", "\"near the border\"", "topic=money")]
    [InlineData("issuer:-Russia", "", "issuer=-Russia")]
    public void Filters_stand_anywhere_among_the_words(string q, string words, params string[] filters)
    {
        var typed = TypedQuestion.Read(q, Parameters.Fields);
        Assert.Equal(words, typed.Words ?? "");
        Assert.Equal(filters, typed.Filters.Select(filter => $"{filter.Key}={filter.Value}"));
    }

    [Theory]
    [InlineData("10:30")]
    [InlineData("https://reuters.com/world?id=7")]
    [InlineData("-https://reuters.com/world")]
    [InlineData("Istanbul: talks")]
    [InlineData("talks:")]
    [InlineData("u.s.: no")]
    [InlineData("U.S.:Russia")]
    [InlineData("al-Jazeera:live")]
    [InlineData("G7:summit")]
    [InlineData("北京:会谈")]
    [InlineData("Kyiv:—")]
    [InlineData(":Russia")]
    [InlineData("a > b")]
    [InlineData(">=demand")]
    [InlineData("\"issuer:Russia\" -\"outlet: reuters\"")]
    [InlineData("issuer")]
    [InlineData("- !")]
    [InlineData("-")]
    [InlineData("--troops")]
    [InlineData("“near the border” «troops»")]
    public void Words_are_not_taken_for_filters(string q)
    {
        var typed = TypedQuestion.Read(q, Parameters.Fields);
        Assert.Equal(q, typed.Words);
        Assert.Empty(typed.Filters);
    }

    [Theory]
    [InlineData("isuer:Russia", "There is no field 'isuer'; there are outlet, entity, issuer, addressee, topic, strength, story, after, before. Did you mean issuer? Words with a colon are searched in quotation marks.")]
    [InlineData("strenght>=demand", "There is no field 'strenght'; there are outlet, entity, issuer, addressee, topic, strength, story, after, before. Did you mean strength? Words with a colon are searched in quotation marks.")]
    [InlineData("title:neutral", "There is no field 'title'; there are outlet, entity, issuer, addressee, topic, strength, story, after, before. Words with a colon are searched in quotation marks.")]
    [InlineData("said:\"no\"", "There is no field 'said'; there are outlet, entity, issuer, addressee, topic, strength, story, after, before. Words with a colon are searched in quotation marks.")]
    [InlineData("topic:guarantees", "topic must be one of territory, withdrawal, ceasefire, security guarantees, neutrality and alliances, weapons, nuclear, prisoners, sanctions, money, humanitarian aid, recognition, elections and government, justice, rights, trade, labour, water and environment, access and inspection, talks and mediation, other, not 'guarantees'. Did you mean \"security guarantees\"?")]
    [InlineData("strength>=demmand", "strength must be one of request, urge, insist, demand, condition, ultimatum, not 'demmand'. Did you mean demand?")]
    [InlineData("after:yesterday", "after must be a date like 2025-05-17 or a moment like 2025-05-17T08:00:00Z, not 'yesterday'.")]
    [InlineData("after:2025-06-01 before:2025-05-01", "after must be earlier than before; 2025-06-01 00:00:00Z is not earlier than 2025-05-01 00:00:00Z.")]
    [InlineData("after>=2025-05-01", "after takes : before its value, not >=.")]
    [InlineData("strength>demand", "strength takes : or >= before its value, not >.")]
    [InlineData("strength:>=demand", "strength takes : or >= before its value, not :>=.")]
    [InlineData("outlet=reuters.com", "outlet takes : before its value, not =.")]
    [InlineData("issuer: Russia", "issuer needs a value directly behind issuer:, in quotation marks where it has blanks; the word itself is searched in quotation marks too.")]
    [InlineData("issuer:\" \"", "issuer needs a value directly behind issuer:, in quotation marks where it has blanks; the word itself is searched in quotation marks too.")]
    [InlineData("topic:\"security guarantees", "The value of topic has no closing quotation mark: topic:\"security guarantees")]
    [InlineData("outlet:a.example outlet:b.example", "outlet may be given once; q gives it as 'a.example' and as 'b.example'.")]
    [InlineData("ceasefire -outlet:reuters.com", "Only words and \"phrases\" can be excluded, not a field: '-outlet'.")]
    public void A_mistyped_filter_is_told_what_would_be_right(string q, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<BadQuestionException>(() => Ask(("q", q))).Message);

    [Fact]
    public void A_filter_means_the_same_within_q_and_beside_it()
    {
        var beside = Ask(("q", "ceasefire"), ("issuer", "Russia"), ("strength", "demand"), ("after", "2025-05-01"));
        Assert.Equal(new Question { Words = "ceasefire", Issuer = "Russia", Strength = Strength.Demand, After = new DateTimeOffset(2025, 5, 1, 0, 0, 0, TimeSpan.Zero) }, beside);
        Assert.Equal(beside, Ask(("q", "issuer:Russia strength>=demand after:2025-05-01 ceasefire")));
        Assert.Equal(beside, Ask(("q", "issuer:russia ceasefire after:2025-05-01"), ("issuer", "Russia"), ("strength", "demand")));
    }

    [Fact]
    public void Two_values_for_one_filter_are_no_question() =>
        Assert.Equal(
            "outlet may be given once; it is 'a.example' within q and 'b.example' beside it.",
            Assert.Throws<BadQuestionException>(() => Ask(("q", "outlet:a.example"), ("outlet", "b.example"))).Message);

    [Property(MaxTest = 2000)]
    public void Whatever_is_typed_is_a_question_or_a_bad_question(string? q, byte[] picks)
    {
        AnswersOrRefuses(q ?? "");
        AnswersOrRefuses(string.Concat(picks.Select(pick => Morsels[pick % Morsels.Length])));
    }

    private static readonly string[] Morsels =
        ["issuer", "topic", "strength", "after", "isuer", ":", ">=", "<", "=", "\"", "”", "«", "-", " ", "\t", "Russia", "money", "demand", "2025-05-01", "https://", "é", "\uD83D", "\0", "x"];

    private static void AnswersOrRefuses(string q)
    {
        try
        {
            _ = SearchWords.Parse(Ask(("q", q)).Words);
        }
        catch (BadQuestionException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    private static Question Ask(params (string Name, string Value)[] parameters) =>
        Questions.Read(new QueryCollection(parameters.ToDictionary(pair => pair.Name, pair => new StringValues(pair.Value))), Parameters.OfLists);
}
