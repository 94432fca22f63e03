namespace NewsPipeline.Feeds.Reading;

/// <summary>Where the content of an element lies, and what is in it.</summary>
internal readonly record struct Extent
{
    public int From { get; init; }

    public int To { get; init; }

    public bool HasElements { get; init; }

    public ExtentEnd End { get; init; }

    /// <summary>How many pieces of character data are more than blanks.</summary>
    public int Pieces { get; init; }

    /// <summary>The last of them.</summary>
    public int PieceFrom { get; init; }

    public int PieceTo { get; init; }

    public bool PieceIsCData { get; init; }
}

internal enum ExtentEnd
{
    /// <summary>By its own end tag.</summary>
    Own,

    /// <summary>Its end tag is missing: something around it ended first.</summary>
    Outer,

    /// <summary>The document broke off, or a limit was met.</summary>
    Broken,
}
