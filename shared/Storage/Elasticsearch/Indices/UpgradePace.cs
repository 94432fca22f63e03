namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>How an upgrade goes about it.</summary>
/// <param name="Page">Documents read at once.</param>
/// <param name="BetweenMarks">Documents after which it is noted how far the copy got, each time a change of the cluster's state.</param>
/// <param name="Little">Documents that may be left for the end, when nothing can be written: about a second's work.</param>
/// <param name="MostPasses">Where writing is faster than copying, little is never left.</param>
internal sealed record UpgradePace(int Page = 1000, int BetweenMarks = 5000, int Little = 2000, int MostPasses = 10);
