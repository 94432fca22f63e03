namespace NewsPipeline.Feeds.Reading;

/// <summary>One fact, and how much the element that told it is believed (see <see cref="Fields.Rank"/>).</summary>
internal struct Slot<T>
{
    private int rank;

    public bool IsSet { get; private set; }

    public T? Value { get; private set; }

    /// <summary>The better element wins; of two equal ones the later.</summary>
    public void Offer(T value, int offered)
    {
        if (!IsSet || offered <= rank)
        {
            (Value, rank, IsSet) = (value, offered, true);
        }
    }

    /// <summary>The better element wins; of two equal ones the earlier.</summary>
    public void OfferFirst(T value, int offered)
    {
        if (!IsSet || offered < rank)
        {
            (Value, rank, IsSet) = (value, offered, true);
        }
    }
}
