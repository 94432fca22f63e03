using NewsPipeline.Feeds.Bytes;
using NewsPipeline.Feeds.Lists;

namespace NewsPipeline.Feeds;

/// <summary>OPML 1.0 and 2.0 subscription lists, well-formed or not.</summary>
public static class Opml
{
    public static FeedList Read(ReadOnlyMemory<byte> file) => OpmlReader.Read(Transcoding.ToUtf8(file, contentType: null).Span);
}
