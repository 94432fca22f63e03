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
/// <param name="isPart">These bytes are the content of an element that was closed: nothing was cut off.</param>
internal ref struct Tokenizer(ReadOnlySpan<byte> xml, int longestAttributes = int.MaxValue, bool isPart = false)
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>=<\"'"u8);
    private const int CDataOpening = 9;
    private readonly ReadOnlySpan<byte> xml = xml;
    private Unclosed unclosed;

    public TokenKind Kind { readonly get; private set; }

    /// <summary>Where the token begins.</summary>
    public int Start { readonly get; private set; }

    /// <summary>Where the next begins; set it to go back or ahead.</summary>
    public int Position { readonly get; set; }

    /// <summary>As written, with its prefix.</summary>
    public ReadOnlySpan<byte> Name { readonly get; private set; }

    /// <summary>All of a start tag between its name and its end.</summary>
    public ReadOnlySpan<byte> Attributes { readonly get; private set; }

    /// <summary>Of character data.</summary>
    public ReadOnlySpan<byte> Text { readonly get; private set; }

    /// <summary>Where the text begins in the document.</summary>
    public readonly int TextStart => Kind == TokenKind.CData ? Start + CDataOpening : Start;

    /// <summary>A start tag that is its own end.</summary>
    public bool IsEmpty { readonly get; private set; }

    /// <summary>An element had more attributes than allowed; the document ends there.</summary>
    public bool AttributesTooLong { readonly get; private set; }

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
        (byte)'?' => ReadInstruction(),
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
        return rest.StartsWith("<![CDATA["u8) ? ReadCData()
            : rest.StartsWith("<!--"u8) ? PassOver("-->"u8, opening: 4, Unclosed.Comment)
            : PassOverDeclaration(rest);
    }

    // Some forget the second question mark of an XML declaration.
    private bool ReadInstruction() =>
        PassOver(xml[Position..].StartsWith("<?xml "u8) ? ">"u8 : "?>"u8, opening: 2, Unclosed.Instruction);

    private bool ReadCData()
    {
        var length = Find("]]>"u8, CDataOpening, Unclosed.CData);
        if (length < 0)
        {
            return PassOverOpening(CDataOpening);
        }

        Kind = TokenKind.CData;
        Text = xml.Slice(Position + CDataOpening, length);
        Position += CDataOpening + length + 3;
        return true;
    }

    private bool PassOver(ReadOnlySpan<byte> ending, int opening, Unclosed kind)
    {
        var length = Find(ending, opening, kind);
        if (length < 0)
        {
            return PassOverOpening(opening);
        }

        Position += opening + length + ending.Length;
        return false;
    }

    private bool PassOverDeclaration(ReadOnlySpan<byte> rest)
    {
        var length = unclosed.HasFlag(Unclosed.Declaration) ? -1 : DocumentType.End(rest);
        if (length < 0)
        {
            unclosed |= Unclosed.Declaration;
            return PassOverOpening(2);
        }

        Position += length;
        return false;
    }

    // Looked for in vain once, an ending is not looked for again.
    private int Find(ReadOnlySpan<byte> ending, int opening, Unclosed kind)
    {
        var from = Math.Min(Position + opening, xml.Length);
        var length = unclosed.HasFlag(kind) ? -1 : xml[from..].IndexOf(ending);
        unclosed |= length < 0 ? kind : Unclosed.None;
        return length;
    }

    // In a document that was cut, all the rest may belong to what is not closed; in one that has its end, the closing was forgotten.
    private bool PassOverOpening(int length)
    {
        if (!isPart && !DocumentEnd.IsIn(xml))
        {
            return !Finish();
        }

        Position = Math.Min(Position + length, xml.Length);
        return false;
    }

    [Flags]
    private enum Unclosed
    {
        None = 0,
        CData = 1,
        Comment = 2,
        Instruction = 4,
        Declaration = 8,
    }
}
