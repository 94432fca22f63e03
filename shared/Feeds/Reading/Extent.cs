namespace NewsPipeline.Feeds.Reading;

/// <summary>Where the content of an element lies, and what is in it.</summary>
internal struct Extent
{
    public int From { get; set; }

    public int To { get; set; }

    public bool HasElements { get; set; }

    public ExtentEnd End { get; set; }

    /// <summary>How many pieces of character data are more than blanks.</summary>
    public int Pieces { get; set; }

    /// <summary>The last of them.</summary>
    public int PieceFrom { get; set; }

    public int PieceTo { get; set; }

    public bool PieceIsCData { get; set; }
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
