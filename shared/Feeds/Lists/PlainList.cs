namespace NewsPipeline.Feeds.Lists;

/// <summary>One address a line.</summary>
internal static class PlainList
{
    private const int Shown = 80;

    public static FeedList Read(string text)
    {
        var feeds = new List<FeedAddress>();
        var wrong = new List<WrongLine>();
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            var end = line.IndexOfAny(' ', '\t');
            var name = end < 0 ? default : line[end..].Trim();
            if (WebAddress.Parse((end < 0 ? line : line[..end]).ToString()) is { } url)
            {
                feeds.Add(new FeedAddress(url, name.IsEmpty ? null : name.ToString()));
            }
            else
            {
                wrong.Add(new WrongLine(number, line[..Math.Min(line.Length, Shown)].ToString(), WebAddress.Expected));
            }
        }

        return new FeedList(feeds, wrong);
    }
}
