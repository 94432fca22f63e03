namespace NewsPipeline.Demands.Network;

/// <summary>
/// The likeliest stretches of one kind: the best path over outside, begin and inside (Viterbi 1967), where inside never follows outside.
/// Each stretch costs a price, or contents fall to pieces: without one, precision on the development set is 0.49.
/// </summary>
internal static class Stretches
{
    private const double Impossible = -1e9;
    private const double Smallest = 1e-9;

    /// <param name="shares">Probabilities of the tags of a window's pieces; the rows before the first piece and behind the last are left out.</param>
    /// <param name="begin">The tag that opens a stretch; the next one goes on with it.</param>
    public static List<Stretch> Of(Scores shares, RoleTag begin, double price)
    {
        var count = shares.Rows - 2;
        var back = new (int Outside, int Inside)[count];
        var best = (Outside: 0.0, Begin: Impossible, Inside: Impossible);
        for (var i = 0; i < count; i++)
        {
            var (opens, goesOn) = (shares[i + 1, (int)begin], shares[i + 1, (int)begin + 1]);
            var (outside, inside) = (Log(1 - opens - goesOn), Log(goesOn));
            var (any, run) = (Top(best), best.Begin >= best.Inside ? 1 : 2);
            var (top, running) = (Score(best, any), Score(best, run));
            back[i] = (any, run);
            best = (top + outside, top + Log(opens) - price, i == 0 ? Impossible : running + inside);
        }

        return Walk(back, Top(best));
    }

    private static List<Stretch> Walk((int Outside, int Inside)[] back, int state)
    {
        var found = new List<Stretch>();
        var last = -1;
        for (var i = back.Length - 1; i >= 0; i--)
        {
            last = state > 0 && last < 0 ? i : last;
            if (state == 1)
            {
                found.Add(new(i, last));
                last = -1;
            }

            state = state == 2 ? back[i].Inside : back[i].Outside;
        }

        found.Reverse();
        return found;
    }

    /// <summary>0 is outside, 1 begins, 2 goes on.</summary>
    private static int Top((double Outside, double Begin, double Inside) best) =>
        best.Outside >= best.Begin && best.Outside >= best.Inside ? 0 : best.Begin >= best.Inside ? 1 : 2;

    private static double Score((double Outside, double Begin, double Inside) best, int state) =>
        state switch { 0 => best.Outside, 1 => best.Begin, _ => best.Inside };

    private static double Log(double share) => Math.Log(Math.Max(share, 0) + Smallest);
}
