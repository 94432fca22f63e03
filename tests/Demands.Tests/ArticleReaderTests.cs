using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Demands.Tests;

public sealed class ArticleReaderTests
{
    private static readonly ArticleReader Reader = new();

    [Theory]
    [InlineData("Kyiv demands that Moscow return the children.", "Q212", "Q159")]
    [InlineData("The Ukrainian delegation urged Kremlin officials to return the children.", "Q212", "Q159")]
    [InlineData("Volodymyr Zelensky asked Washington to send engineers.", "Q212", "Q30")]
    [InlineData("The White House called on Tehran to open the sites.", "Q30", "Q794")]
    public void Capitals_leaders_and_delegations_stand_for_their_state(string text, string issuer, string addressee)
    {
        var demand = Assert.Single(Read(text).Demands);
        Assert.Equal((issuer, addressee), (demand.Issuer?.WikidataId, demand.Addressee?.WikidataId));
    }

    [Theory]
    [InlineData("Iran's deputy foreign minister Abbas Araghchi arrived on Sunday. Araghchi demanded that Washington lift the sanctions.", "Q794")]
    [InlineData("Petr Brod, the Czech envoy, spoke first. Brod demanded that Vienna close the plant.", "Q213")]
    [InlineData("Edda Rasmund spoke first. Rasmund demanded that Vienna close the plant.", null)]
    public void Whoever_was_introduced_as_a_states_official_speaks_for_it(string text, string? issuer) =>
        Assert.Equal(issuer, Assert.Single(Read(text).Demands).Issuer?.WikidataId);

    [Fact]
    public void A_surname_joins_the_full_name_before_it()
    {
        var entity = Read("President Ines Corvo spoke on Monday. Corvo asked for patience.").Entities.Single(entity => entity.Type == EntityType.Person);
        Assert.Equal(("Ines Corvo", 2), (entity.Name, entity.Mentions.Count));
    }

    [Fact]
    public void Offsets_count_utf16_units_of_the_text()
    {
        const string text = "🕊 Peace talks opened in Genève. Astenia demanded “a full ceasefire” by noon.";
        var demand = Assert.Single(Read(text).Demands);
        Assert.Contains(demand.What, text[demand.Start..demand.End], StringComparison.Ordinal);
        Assert.StartsWith("demanded", text[demand.Start..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_too_short_to_tell_its_language_is_read_all_the_same() =>
        Assert.Single(Reader.Read("", "Russia demands that Ukraine confirm its neutral status.", null).Demands);

    [Fact]
    public void Other_languages_give_known_names_at_most_and_no_demands()
    {
        var reading = Reader.Read("", "Die Regierung in Berlin fordert, dass der Iran die Inspektoren in das Land lässt und die Anreicherung von Uran beendet.", null);
        Assert.Equal(("de", true), (reading.Language, reading.Unread));
        Assert.Empty(reading.Demands);
        Assert.All(reading.Entities, entity => Assert.NotNull(entity.WikidataId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n  ")]
    [InlineData("…!?«»\"\"''()[]--—")]
    [InlineData("\ud800 urged \udfff to")]
    [InlineData("demanding demanding demanding that that that must must")]
    public void Odd_texts_are_read_without_complaint(string text) =>
        Assert.All(Read(text).Demands, demand => Assert.InRange(demand.End, demand.Start + 1, text.Length));

    [Fact]
    public void The_longest_text_without_a_full_stop_is_read()
    {
        var text = string.Concat(Enumerable.Repeat("and he urged them to ask those who demand that they must ", 1700));
        var reading = Read(text);
        Assert.All(reading.Demands, demand => Assert.InRange(demand.End, demand.Start, text.Length));
    }

    [Fact]
    public void Every_topic_is_one_of_the_published_list() => Assert.All(
        Read("Astenia urged Borland to free all prisoners, to lift the embargo and to paint the bridge.").Demands,
        demand => Assert.Contains(demand.Topic, Topics.All.Keys));

    [Fact]
    public void The_same_text_reads_the_same_beside_any_other()
    {
        string[] texts =
        [
            "Kyiv demands that Moscow return the children. Moscow refused.",
            "Mayor Hana Verel met the two ferry lines on Tuesday. She called on them to keep the night service.",
            string.Concat(Enumerable.Repeat("Astenia urged Borland to free the crew, and Borland said it would study the request. ", 40)),
        ];
        var alone = texts.Select(AsJson).ToList();
        var together = Enumerable.Range(0, 60).AsParallel().AsOrdered().Select(number => AsJson(texts[number % texts.Length] + new string(' ', number / 20))).ToList();
        Assert.All(together.Index(), read => Assert.Equal(alone[read.Index % texts.Length], read.Item));

        static string AsJson(string text) => JsonSerializer.Serialize(Read(text), Wire.Json);
    }

    [Fact]
    public void Every_cue_is_explained_with_its_probability()
    {
        var (reading, cues) = Reader.Explain("", "Astenia demanded that Borland leave the valley. Borland refused.", "en");
        Assert.Equal([("demanded", "demand"), ("refused", "reject")], cues.Select(cue => (cue.Cue, cue.Carries)));
        Assert.All(cues, cue => Assert.InRange(cue.Probability, 0.5, 1));
        Assert.Equal(("Astenia", "Borland"), (cues[0].Issuer.Name, cues[0].Addressee.Name));
        Assert.Equal(0, Assert.Single(reading.Responses).Demand);
    }

    private static Reading Read(string text) => Reader.Read("", text, "en");
}
