using System.Buffers;

namespace NewsPipeline.Feeds.Xml;

internal enum TokenKind
{
    /// <summary>Nothing follows.</summary>
    End,
    Start,
    Close,

    /// <summary>Character data with references in it.</summary>
    Text,

    /// <summary>Character data as it stands.</summary>
    CData,
}

/// <summary>
/// Cuts UTF-8 XML into tokens, one after the other, without allocating. Comments, processing instructions and the document
/// type are passed over unread. What is no markup ("a &lt; b") is text; what is never closed ends the document.
/// </summary>
internal ref struct Tokenizer(ReadOnlySpan<byte> xml, int longestAttributes = int.MaxValue)
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>=<\"'"u8);
    private readonly ReadOnlySpan<byte> xml = xml;

    public TokenKind Kind { get; private set; }

    /// <summary>Where the token begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the next begins; set it to go back or ahead.</summary>
    public int Position { get; set; }

    /// <summary>As written, with its prefix.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>All of a start tag between its name and its end.</summary>
    public ReadOnlySpan<byte> Attributes { get; private set; }

    /// <summary>Of character data.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>A start tag that is its own end.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>An element had more attributes than allowed; the document ends there.</summary>
    public bool AttributesTooLong { get; private set; }

    public bool Read()
    {
        while (Position < xml.Length)
        {
            Start = Position;
            if (xml[Position] != '<' || !IsMarkup(Position))
            {
                ReadText();
                return true;
            }

            if (ReadMarkup())
            {
                return Kind != TokenKind.End;
            }
        }

        return Finish();
    }

    private bool Finish()
    {
        Start = Position = xml.Length;
        Kind = TokenKind.End;
        return false;
    }

    // True where a token came of it, or the document ended in it.
    private bool ReadMarkup() => xml[Position + 1] switch
    {
        (byte)'/' => ReadClose(),
        (byte)'!' => ReadDeclaration(),
        (byte)'?' => Skip("?>"u8, from: 2),
        _ => ReadStart(),
    };

    private void ReadText()
    {
        var end = Position + 1;
        while (true)
        {
            var distance = xml[end..].IndexOf((byte)'<');
            end = distance < 0 ? xml.Length : end + distance;
            if (distance < 0 || IsMarkup(end))
            {
                break;
            }

            end++;
        }

        Kind = TokenKind.Text;
        Text = xml[Position..end];
        Position = end;
    }

    private readonly bool IsMarkup(int at)
    {
        if (at + 1 >= xml.Length)
        {
            return false;
        }

        var next = xml[at + 1];
        return next is (byte)'/' or (byte)'!' or (byte)'?' || IsNameStart(next);
    }

    private static bool IsNameStart(byte value) =>
        (uint)((value | 0x20) - 'a') <= 'z' - 'a' || value is (byte)'_' or (byte)':' or >= 0x80;

    private bool ReadClose()
    {
        var rest = xml[(Position + 2)..];
        var end = rest.IndexOfAny((byte)'>', (byte)'<');
        if (end < 0)
        {
            return !Finish();
        }

        Kind = TokenKind.Close;
        Name = TrimEnd(rest[..end]);
        Position += 2 + end + (rest[end] == '>' ? 1 : 0);
        return true;
    }

    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> name)
    {
        var space = name.IndexOfAny(NameEnds);
        return space < 0 ? name : name[..space];
    }

    private bool ReadStart()
    {
        var from = Position + 1;
        var length = xml[from..].IndexOfAny(NameEnds);
        var end = length < 0 ? -1 : TagEnd.Find(xml, from + length, longestAttributes);
        if (end < 0)
        {
            AttributesTooLong = end == TagEnd.TooFar;
            return !Finish();
        }

        IsEmpty = xml[end - 1] == '/' && end > from + length;
        Kind = TokenKind.Start;
        Name = xml.Slice(from, length);
        Attributes = xml[(from + length)..(IsEmpty ? end - 1 : end)];
        Position = end + (xml[end] == '>' ? 1 : 0);
        return true;
    }

    private bool ReadDeclaration()
    {
        var rest = xml[Position..];
        return rest.StartsWith("<![CDATA["u8) ? ReadCData(rest)
            : rest.StartsWith("<!--"u8) ? Skip("-->"u8, from: 4)
            : SkipTo(DocumentType.End(rest));
    }

    private bool ReadCData(ReadOnlySpan<byte> rest)
    {
        const int opening = 9;
        var length = rest[opening..].IndexOf("]]>"u8);
        if (length < 0)
        {
            return !Finish();
        }

        Kind = TokenKind.CData;
        Text = rest.Slice(opening, length);
        Position += opening + length + 3;
        return true;
    }

    private bool Skip(ReadOnlySpan<byte> ending, int from)
    {
        var rest = xml[Math.Min(Position + from, xml.Length)..];
        var end = rest.IndexOf(ending);
        return SkipTo(end < 0 ? -1 : from + end + ending.Length);
    }

    private bool SkipTo(int length)
    {
        if (length < 0)
        {
            return !Finish();
        }

        Position += length;
        return false;
    }
}
