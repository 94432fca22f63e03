using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Tests;

/// <summary>What every ledger must do; a subclass says which one.</summary>
public abstract class LedgerContract
{
    private static readonly Outcome[] Outcomes =
    [
        new Outcome.Indexed(), new Outcome.Duplicate(), new Outcome.Refused(Refusal.NoWords), new Outcome.InErrorQueue("why"),
    ];

    protected abstract ILedger Ledger { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract void Pass(TimeSpan time);

    [Fact]
    public async Task What_is_found_is_in_flight_until_it_is_settled()
    {
        await Ledger.FoundAsync([Finding("a"), Finding("b"), Finding("a")], Cancellation);
        await Settle("a", new Outcome.Indexed());

        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((2, 1, 1), (balance.Found, balance.Indexed, balance.InFlight));
    }

    [Fact]
    public async Task Refusals_are_counted_by_reason()
    {
        await Settle("a", new Outcome.Refused(Refusal.NoWords));
        await Settle("b", new Outcome.Refused(Refusal.NoWords));
        await Settle("c", new Outcome.Refused(Refusal.BadAddress));

        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal(2, balance.Refused[Refusal.NoWords]);
        Assert.Equal(1, balance.Refused[Refusal.BadAddress]);
        Assert.Equal(3, balance.Found);
    }

    [Fact]
    public async Task An_indexed_finding_stays_indexed_whatever_comes_after()
    {
        await Settle("a", new Outcome.Indexed());
        foreach (var outcome in Outcomes)
        {
            await Settle("a", outcome);
        }

        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((1, 1, 0), (balance.Found, balance.Indexed, balance.InErrorQueues));
    }

    [Fact]
    public async Task A_finding_leaves_the_error_queue_when_it_succeeds()
    {
        await Settle("a", new Outcome.InErrorQueue("the store was away"));
        Assert.Equal(1, (await Ledger.BalanceAsync(null, Cancellation)).InErrorQueues);

        await Settle("a", new Outcome.Duplicate());
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((1, 1, 0), (balance.Found, balance.Duplicate, balance.InErrorQueues));
    }

    [Fact]
    public async Task One_source_can_be_asked_for_alone()
    {
        await Ledger.FoundAsync([Finding("a", "replay:one"), Finding("b", "replay:two")], Cancellation);
        await Ledger.SettleAsync([new(Finding("a", "replay:one"), new Outcome.Duplicate())], Cancellation);

        Assert.Equal((1, 1), Counts(await Ledger.BalanceAsync("replay:one", Cancellation)));
        Assert.Equal((1, 0), Counts(await Ledger.BalanceAsync("replay:two", Cancellation)));
        Assert.Equal((0, 0), Counts(await Ledger.BalanceAsync("replay:three", Cancellation)));

        static (long, long) Counts(Balance balance) => (balance.Found, balance.Duplicate);
    }

    /// <summary>Side by side, each with a source of its own: an engine on the network takes its time over every step.</summary>
    [Fact]
    public Task The_balance_adds_up_after_any_sequence_and_its_order_does_not_matter() => Task.WhenAll(Enumerable.Range(0, 20).Select(async seed =>
    {
        var random = new Random(seed);
        var source = $"replay:{seed}";
        var steps = Enumerable.Range(0, 60).Select(_ => Step(random, source)).ToArray();
        var expected = await Play(steps, source + "-as-is");
        random.Shuffle(steps);
        var actual = await Play(steps, source + "-shuffled");

        Assert.True(expected.AddsUp);
        Assert.Equal(steps.Select(step => step.Id).Distinct().Count(), expected.Found);
        Assert.Equivalent(expected, actual, strict: true);
    }));

    [Fact]
    public async Task Time_to_searchable_is_told_for_what_was_indexed_ascending()
    {
        await Ledger.FoundAsync([Finding("a"), Finding("b"), Finding("c")], Cancellation);
        Pass(TimeSpan.FromMilliseconds(250));
        await Settle("b", new Outcome.Indexed());
        await Settle("c", new Outcome.Duplicate());
        Pass(TimeSpan.FromMilliseconds(750));
        await Settle("a", new Outcome.Indexed());

        Assert.Equal([250.0, 1000.0], await Ledger.MillisecondsToSearchableAsync("feed", Cancellation));
    }

    [Fact]
    public async Task Unsettled_findings_are_named_and_can_be_forgotten()
    {
        await Ledger.FoundAsync([Finding("a"), Finding("b")], Cancellation);
        await Settle("a", new Outcome.Duplicate());
        FindingId[] asked = [new("a"), new("b"), new("never-seen")];
        Assert.Equal([new FindingId("b"), new FindingId("never-seen")], await Ledger.UnsettledAsync(asked, Cancellation));

        await Ledger.ForgetUnsettledAsync(Cancellation);
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((1, 1, 0), (balance.Found, balance.Duplicate, balance.InFlight));
    }

    [Fact]
    public async Task What_is_sent_again_is_in_flight_again_and_what_is_withdrawn_was_never_found()
    {
        await Settle("a", new Outcome.InErrorQueue("why"));
        await Settle("b", new Outcome.InErrorQueue("why"));
        await Settle("c", new Outcome.Refused(Refusal.NoWords));
        FindingId[] all = [new("a"), new("c"), new("never-seen")];
        await Ledger.SentAgainAsync(all, Cancellation);
        await Ledger.WithdrawAsync([.. all, new("b")], Cancellation);
        await BalanceIs(found: 2, refused: 1, inErrorQueues: 0, inFlight: 1);

        await Settle("a", new Outcome.InErrorQueue("why, again"));
        await Settle("b", new Outcome.InErrorQueue("why, again"));
        await BalanceIs(found: 3, refused: 1, inErrorQueues: 2, inFlight: 0);

        await Ledger.SentAgainAsync([new("a")], Cancellation);
        await Settle("a", new Outcome.Indexed());
        await Ledger.SentAgainAsync([new("a")], Cancellation);
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((3, 1, 1, 0), (balance.Found, balance.Indexed, balance.InErrorQueues, balance.InFlight));
    }

    [Fact]
    public async Task What_is_in_flight_for_more_than_a_day_is_told_apart()
    {
        await Ledger.FoundAsync([Finding("old"), Finding("settled"), Finding("other", "another")], Cancellation);
        await Settle("settled", new Outcome.Indexed());
        Pass(ILedger.SettledWithin + TimeSpan.FromSeconds(1));
        await Ledger.FoundAsync([Finding("young")], Cancellation);

        var (all, one) = (await Ledger.BalanceAsync(null, Cancellation), await Ledger.BalanceAsync("feed", Cancellation));
        Assert.Equal((4, 3, 2), (all.Found, all.InFlight, all.Unsettled));
        Assert.Equal((3, 2, 1), (one.Found, one.InFlight, one.Unsettled));
    }

    protected static Finding Finding(string id, string source = "feed") => new(new FindingId(id), source);

    private Task Settle(string id, Outcome outcome) => Ledger.SettleAsync([new(Finding(id), outcome)], Cancellation);

    private async Task BalanceIs(long found, long refused, long inErrorQueues, long inFlight)
    {
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal(
            (found, refused, inErrorQueues, inFlight), (balance.Found, balance.Refused.Values.Sum(), balance.InErrorQueues, balance.InFlight));
        Assert.True(balance.AddsUp);
    }

    private static (string Id, Outcome? Outcome) Step(Random random, string source)
    {
        var choice = random.Next(Outcomes.Length + 1);
        return ($"{source}/{random.Next(25)}", choice == Outcomes.Length ? null : Outcomes[choice]);
    }

    private async Task<Balance> Play((string Id, Outcome? Outcome)[] steps, string source)
    {
        foreach (var (id, outcome) in steps)
        {
            var finding = Finding($"{source}/{id}", source);
            await (outcome is null ? Ledger.FoundAsync([finding], Cancellation) : Ledger.SettleAsync([new(finding, outcome)], Cancellation));
        }

        return await Ledger.BalanceAsync(source, Cancellation);
    }
}
