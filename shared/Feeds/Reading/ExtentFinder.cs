using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>
/// Finds where an element ends: at its own end tag, whatever is crossed or unclosed within; or, where that is missing, at the
/// first field that follows, or else where an element around it ends. Going back for that is limited to a few times the size of the
/// document, so that the cost stays linear.
/// </summary>
internal sealed class ExtentFinder(OpenElements open, Namespaces namespaces, FeedLimits limits, int size)
{
    private const int TimesAround = 8;
    private readonly List<(int Start, int Length)> inner = new(16);
    private long allowance = (long)size * TimesAround;

    /// <summary>Why reading must stop here; null while it may go on.</summary>
    public string? Stop { get; private set; }

    /// <summary>From a start tag just read to behind its element.</summary>
    public Extent Find(ReadOnlySpan<byte> xml, ref Tokenizer tokens)
    {
        var extent = new Extent { From = tokens.Position, To = tokens.Position };
        if (tokens.IsEmpty)
        {
            return extent;
        }

        var name = tokens.Name;
        var field = -1;
        inner.Clear();
        while (Stop is null && tokens.Read())
        {
            switch (tokens.Kind)
            {
                case TokenKind.Start:
                    extent.HasElements = true;
                    field = field < 0 && IsField(xml, tokens.Name) ? tokens.Start : field;
                    Enter(in tokens);
                    break;
                case TokenKind.Close when Leave(xml, tokens.Name):
                    break;
                case TokenKind.Close when OpenElements.Same(name, tokens.Name):
                    extent.To = tokens.Start;
                    return extent;
                case TokenKind.Close when open.Find(xml, tokens.Name) >= 0:
                    return GoBack(extent, ref tokens, field < 0 ? tokens.Start : field);
                case TokenKind.Text or TokenKind.CData when inner.Count == 0 && !CharacterData.IsBlank(tokens.Text):
                    AddPiece(ref extent, in tokens);
                    break;
                default:
                    break;
            }
        }

        extent.To = tokens.Position;
        extent.End = ExtentEnd.Broken;
        return extent;
    }

    private static void AddPiece(ref Extent extent, in Tokenizer tokens)
    {
        extent.Pieces++;
        extent.PieceFrom = tokens.TextStart;
        extent.PieceTo = tokens.TextStart + tokens.Text.Length;
        extent.PieceIsCData = tokens.Kind == TokenKind.CData;
    }

    private Extent GoBack(Extent extent, ref Tokenizer tokens, int to)
    {
        allowance -= tokens.Position - to;
        Stop = allowance < 0 ? "too many elements that are never closed" : null;
        tokens.Position = to;
        extent.To = to;
        extent.End = ExtentEnd.Outer;
        return extent;
    }

    private bool IsField(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> name)
    {
        var ns = namespaces.Resolve(xml, name, out var local);
        return ns != Ns.Xhtml && Names.Of(local) is not (Name.Unknown or Name.Div or Name.Body);
    }

    private void Enter(in Tokenizer tokens)
    {
        if (tokens.IsEmpty)
        {
            return;
        }

        inner.Add((tokens.Start + 1, tokens.Name.Length));
        Stop = inner.Count + open.Count > limits.Deepest ? Limits.Depth(limits.Deepest) : null;
    }

    private bool Leave(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> name)
    {
        for (var i = inner.Count - 1; i >= 0; i--)
        {
            if (OpenElements.Same(xml.Slice(inner[i].Start, inner[i].Length), name))
            {
                inner.RemoveRange(i, inner.Count - i);
                return true;
            }
        }

        return false;
    }
}
