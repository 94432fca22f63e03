using Microsoft.ML.Data;

namespace NewsPipeline.Stories.Training;

/// <summary>An article beside a story that it could tell.</summary>
internal sealed class Example
{
    public bool Label { get; init; }

    [VectorType(28)]
    public float[] Features { get; init; } = [];

    public float Weight { get; set; } = 1;
}
