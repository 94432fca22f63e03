using System.Text.Json.Serialization.Metadata;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>What an article's writing touched.</summary>
internal sealed record Touched(string Home, EarlierPlaces Places);

/// <summary>
/// Works out anew the stories and demands that articles touched, from the articles themselves rather than by counting up and down, so
/// that they cannot drift; all that came in while the round before ran makes the next round.
/// <para>
/// Several indexers may do so at once. A round notes each document's sequence number, then makes all that was written searchable, then
/// reads the articles, and writes only where the number is still the same; where it is not, it starts again. So whoever writes last
/// has seen everything: had another indexer's article come after our look, that indexer's own round would come after it too, and one
/// of the two is told of the conflict. For the same reason what no article reports any more is marked as gone instead of deleted.
/// </para>
/// </summary>
internal sealed class Recount
{
    /// <summary>Articles of a round.</summary>
    private const int Largest = 8000;

    private readonly ElasticsearchClient client;
    private readonly BulkSender bulk;
    private readonly IndexNames names;
    private readonly Patience patience;
    private readonly StorySums stories;
    private readonly DemandReports demands;
    private readonly InTray<Touched, bool> tray;

    public Recount(ElasticsearchClient client, BulkSender bulk, IndexNames names, Patience patience, WorkerWatch? watch = null)
    {
        (this.client, this.bulk, this.names, this.patience) = (client, bulk, names, patience);
        stories = new StorySums(client, names);
        demands = new DemandReports(client, names);
        tray = new(WorkAsync, Largest) { Watch = watch };
    }

    /// <summary>Returns when the articles, their stories and their demands can be found.</summary>
    public Task DoAsync(IReadOnlyList<Touched> articles, CancellationToken cancellation) =>
        Task.WhenAll(articles.Select(article => tray.HandInAsync(article, cancellation)));

    private async Task<IReadOnlyList<bool>> WorkAsync(IReadOnlyList<Touched> articles)
    {
        string[] homes = [.. articles.Select(article => names.ArticlesOf(article.Home)).Distinct()];
        string[] openStories = [.. articles.SelectMany(article => article.Places.Stories).Distinct()];
        string[] openDemands = [.. articles.SelectMany(article => article.Places.Demands).Distinct()];
        while (openStories.Length + openDemands.Length > 0)
        {
            (openStories, openDemands) = await patience.UntilTakenAsync(BulkSender.Writes, () => RoundAsync(homes, openStories, openDemands), CancellationToken.None);
        }

        return new bool[articles.Count];
    }

    /// <summary>Those that somebody else wrote meanwhile.</summary>
    private async Task<(string[] Stories, string[] Demands)> RoundAsync(string[] homes, string[] openStories, string[] openDemands)
    {
        var known = await client.GetManyAsync(
            [.. openStories.Select(id => new DocumentAddress(names.Stories, id)), .. openDemands.Select(id => new DocumentAddress(names.Demands, id))],
            DocumentJson.Default.VersionedDocument,
            CancellationToken.None,
            fields: ["id"]);
        await client.RefreshAsync(homes, CancellationToken.None);
        var (storySums, demandReports) = (stories.OfAsync(openStories, CancellationToken.None), demands.OfAsync(openDemands, CancellationToken.None));
        await Task.WhenAll(storySums, demandReports);
        var answers = await bulk.SendAsync(
            [
                .. (await storySums).Zip(known, (story, stored) => Operation(names.Stories, story.Id, story, DocumentJson.Default.StoryDocument, stored)),
                .. (await demandReports).Zip(known.Skip(openStories.Length), (demand, stored) => Operation(names.Demands, demand.Id, demand, DocumentJson.Default.DemandDocument, stored)),
            ],
            CancellationToken.None);
        await client.RefreshAsync([names.Stories, names.Demands, names.Names], CancellationToken.None);
        return (Conflicting(openStories, answers.Take(openStories.Length)), Conflicting(openDemands, answers.Skip(openStories.Length)));
    }

    private static Action<BulkBody> Operation<T>(string index, string id, T document, JsonTypeInfo<T> type, Stored<VersionedDocument>? stored) => stored is null
        ? body => body.Create(index, id, document, type, requireAlias: true)
        : body => body.Index(index, id, document, type, stored.SeqNo, stored.PrimaryTerm, requireAlias: true);

    private static string[] Conflicting(string[] ids, IEnumerable<BulkItem> answers) => [.. ids.Zip(answers).Where(pair => IsConflict(pair.Second)).Select(pair => pair.First)];

    private static bool IsConflict(BulkItem answer)
    {
        if (answer.IsConflict())
        {
            return true;
        }

        answer.ThrowIfFailed();
        return false;
    }
}
