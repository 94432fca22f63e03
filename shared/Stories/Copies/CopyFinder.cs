using System.Runtime.InteropServices;
using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Copies;

/// <summary>Finds the earlier article that a text was taken from, by the word sequences they share.</summary>
internal sealed class CopyFinder
{
    /// <summary>A sequence in more articles than this is a phrase or a footer; it proves nothing.</summary>
    private const int Commonplace = 60;

    private const int Tried = 8;

    /// <summary>Nearly every sequence has one holder only, which needs no list.</summary>
    private readonly Dictionary<uint, Member> holder = [];

    private readonly Dictionary<uint, List<Member>> holders = [];

    private readonly Dictionary<ArticleId, int> copies = [];

    /// <summary>
    /// An article that others copy is the original whatever its later revisions say: a correction often comes to resemble a
    /// reprint more than it does its own first text.
    /// </summary>
    public bool HasCopies(ArticleId article) => copies.ContainsKey(article);

    public void Add(Member member)
    {
        CountCopy(member, 1);
        foreach (var shingle in member.Print.Shingles.Sorted)
        {
            if (holders.TryGetValue(shingle, out var list))
            {
                list.Add(member);
            }
            else if (holder.Remove(shingle, out var other))
            {
                holders.Add(shingle, [other, member]);
            }
            else
            {
                holder.Add(shingle, member);
            }
        }
    }

    public void Remove(Member member)
    {
        CountCopy(member, -1);
        foreach (var shingle in member.Print.Shingles.Sorted)
        {
            if (holders.TryGetValue(shingle, out var list) && list.Remove(member) && list.Count == 1)
            {
                holders.Remove(shingle);
                holder.Add(shingle, list[0]);
            }
            else if (list is null)
            {
                holder.Remove(shingle);
            }
        }
    }

    /// <summary>The earlier articles that share most with this one, most first.</summary>
    public IReadOnlyList<Overlap> Likeliest(Question question, ArticleId self) =>
    [
        .. Shared(question.Print.Shingles)
            .Where(pair => pair.Key.Decision.Article != self)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Decision.Article.Value, StringComparer.Ordinal)
            .Take(Tried)
            .Select(pair => Overlap.Of(question, pair.Key)),
    ];

    private void CountCopy(Member member, int sign)
    {
        if (member.Decision.Placement.DuplicateOf is not { } original)
        {
            return;
        }

        var count = copies.GetValueOrDefault(original) + sign;
        if (count == 0)
        {
            copies.Remove(original);
        }
        else
        {
            copies[original] = count;
        }
    }

    private Dictionary<Member, int> Shared(Shingles shingles)
    {
        var shared = new Dictionary<Member, int>();
        foreach (var shingle in shingles.Sorted)
        {
            if (holder.TryGetValue(shingle, out var only))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, only, out _)++;
            }
            else if (holders.TryGetValue(shingle, out var list) && list.Count <= Commonplace)
            {
                list.ForEach(member => CollectionsMarshal.GetValueRefOrAddDefault(shared, member, out _)++);
            }
        }

        return shared;
    }
}
