using NewsPipeline.Contracts;

namespace NewsPipeline.Demands;

/// <summary>What an outlet wants of its readers is no demand in the news; whoever is quoted may say "we" and "you".</summary>
internal static class ToReaders
{
    private static readonly HashSet<string> Outlets = new(["we", "us", "site", "website", "this site", "this website", "newsroom", "publisher", "editor"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Readers = new(["you", "readers", "our readers", "visitors", "subscribers", "users", "reader"], StringComparer.OrdinalIgnoreCase);

    public static bool Is(string text, Span what, IReadOnlyList<Party> issuers, IReadOnlyList<Party> addressees) =>
        !IsQuoted(text, what.Start)
        && ((issuers is [var issuer] && Outlets.Contains(issuer.Name) && addressees is [] or [_] && addressees.All(addressee => Readers.Contains(addressee.Name)))
            || (issuers is [] && addressees is [var addressed] && Readers.Contains(addressed.Name)));

    /// <summary>Within the paragraph, the last mark before the place opens.</summary>
    private static bool IsQuoted(string text, int at)
    {
        var before = text.AsSpan(0, at);
        before = before[(before.LastIndexOf('\n') + 1)..];
        var curly = before.LastIndexOfAny('“', '”');
        return curly >= 0 ? before[curly] == '“' : before.Count('"') % 2 == 1;
    }
}
