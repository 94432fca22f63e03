namespace NewsPipeline.Demands.Network;

/// <summary>Some sentences of an article, with those before them for context.</summary>
/// <param name="Fresh">The first piece that is read here; those before were read in the window before.</param>
internal sealed record Window(Piece[] Pieces, int Fresh)
{
    /// <summary>The same for the same reading.</summary>
    public string Key => string.Create((2 * Pieces.Length) + 1, this, static (key, window) =>
    {
        key[0] = (char)window.Fresh;
        for (var i = 0; i < window.Pieces.Length; i++)
        {
            (key[(2 * i) + 1], key[(2 * i) + 2]) = ((char)window.Pieces[i].Id, (char)window.Pieces[i].Case);
        }
    });
}
