namespace NewsPipeline.Feeds.Reading;

/// <summary>What a feed can say, whichever element says it.</summary>
internal enum Field
{
    None,
    Title,
    Link,
    Summary,
    Content,
    Id,
    Published,
    Updated,
    Author,
    Category,
    Keywords,
    Enclosure,
    Media,
    Language,
    Ttl,
    UpdatePeriod,
    UpdateFrequency,
}
