using System.Runtime.InteropServices;
using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Copies;

/// <summary>Finds the earlier article that a text was taken from, by the word sequences they share.</summary>
internal sealed class CopyFinder
{
    /// <summary>A sequence in more articles than this is a phrase or a footer; it proves nothing.</summary>
    private const int Commonplace = 60;

    private const int Tried = 8;

    private readonly Dictionary<uint, List<Member>> holders = [];

    public void Add(Member member)
    {
        foreach (var shingle in member.Print.Shingles.Sorted)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, shingle, out _);
            (list ??= []).Add(member);
        }
    }

    public void Remove(Member member)
    {
        foreach (var shingle in member.Print.Shingles.Sorted)
        {
            if (holders[shingle].Remove(member) && holders[shingle].Count == 0)
            {
                holders.Remove(shingle);
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

    private Dictionary<Member, int> Shared(Shingles shingles)
    {
        var shared = new Dictionary<Member, int>();
        foreach (var shingle in shingles.Sorted)
        {
            if (holders.TryGetValue(shingle, out var list) && list.Count <= Commonplace)
            {
                foreach (var member in list)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(shared, member, out _)++;
                }
            }
        }

        return shared;
    }
}
