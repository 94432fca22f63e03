using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ElasticsearchLedgerTests(OwnIndices indices) : LedgerContract, IClassFixture<OwnIndices>, IAsyncLifetime
{
    private OwnStore? store;

    protected override ILedger Ledger => store!.Get<ILedger>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>In an index of its own: the engine remembers for a minute which version a deleted line had.</summary>
    public async ValueTask InitializeAsync()
    {
        store = await indices.FreshAsync();
        var index = IndexNames.Index(store.Names.Findings, Schema.Version);
        await store.Client.DeleteIndexAsync(index, Cancellation);
        await store.Get<StoreSetup>().CreateIndexAsync("findings", index, store.Names.Findings, Cancellation);
    }

    public ValueTask DisposeAsync() => store?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_forgotten_and_is_found_again_has_a_line_like_any_other()
    {
        await Ledger.FoundAsync([Finding("a")], Cancellation);
        await Ledger.ForgetUnsettledAsync(Cancellation);
        await Ledger.FoundAsync([Finding("a")], Cancellation);
        Assert.Equal(1, (await Ledger.BalanceAsync(null, Cancellation)).InFlight);

        await Ledger.SettleAsync([new(Finding("a"), new Outcome.InErrorQueue("why"))], Cancellation);
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((1, 1, 0), (balance.Found, balance.InErrorQueues, balance.InFlight));
    }

    [Fact]
    public async Task Of_several_outcomes_in_one_call_the_highest_stands()
    {
        await Ledger.SettleAsync(
            [new(Finding("a"), new Outcome.InErrorQueue("why")), new(Finding("a"), new Outcome.Indexed()), new(Finding("a"), new Outcome.Duplicate())],
            Cancellation);
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((1, 1), (balance.Found, balance.Indexed));
    }

    [Fact]
    public async Task Several_writers_at_once_end_in_the_highest_outcome_of_each_finding()
    {
        Outcome[] outcomes = [new Outcome.InErrorQueue("why"), new Outcome.Refused(Refusal.NoWords), new Outcome.Duplicate(), new Outcome.Indexed()];
        var findings = Enumerable.Range(0, 40).Select(i => Finding($"f{i}")).ToList();
        await Task.WhenAll(
            [
                .. outcomes.Select(outcome => Ledger.SettleAsync([.. findings.Select(finding => new Settlement(finding, outcome))], Cancellation)),
                Ledger.FoundAsync(findings, Cancellation),
            ]);
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((40, 40), (balance.Found, balance.Indexed));
    }

    [Fact]
    public async Task More_times_than_one_answer_of_the_engine_holds_are_all_told()
    {
        const int count = 10_500;
        await Ledger.SettleAsync([.. Enumerable.Range(0, count).Select(i => new Settlement(Finding($"f{i}"), new Outcome.Indexed()))], Cancellation);
        Assert.Equal(count, (await Ledger.MillisecondsToSearchableAsync("feed", Cancellation)).Count);
    }

    [Fact]
    public async Task More_lines_in_flight_than_one_look_finds_are_all_forgotten()
    {
        await Ledger.FoundAsync([.. Enumerable.Range(0, 2_300).Select(i => Finding($"f{i}"))], Cancellation);
        await Ledger.ForgetUnsettledAsync(Cancellation);
        Assert.Equal(0, (await Ledger.BalanceAsync(null, Cancellation)).Found);
    }

    [Fact]
    public async Task A_reason_and_a_source_as_long_as_they_come_are_taken()
    {
        var finding = Finding("a", $"https://feeds.example/{new string('x', 7000)}");
        await Ledger.SettleAsync([new(finding, new Outcome.InErrorQueue(new string('y', 50_000)))], Cancellation);
        Assert.Equal(1, (await Ledger.BalanceAsync(finding.Source, Cancellation)).InErrorQueues);
    }

    protected override void Pass(TimeSpan time) => store!.Clock.Now += time;
}
