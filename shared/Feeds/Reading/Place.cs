namespace NewsPipeline.Feeds.Reading;

/// <summary>Where in a feed an open element stands.</summary>
internal enum Place
{
    /// <summary>Before or around the feed.</summary>
    Outside,

    /// <summary>In the element that holds the feed's own facts, or in the root around it.</summary>
    Feed,
    Item,

    /// <summary>In a group within an item.</summary>
    Group,
}
