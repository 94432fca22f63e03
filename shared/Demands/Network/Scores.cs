using System.Numerics.Tensors;

namespace NewsPipeline.Demands.Network;

/// <summary>Scores of the network: a row a piece, a column a label.</summary>
internal sealed class Scores(float[] values, int columns)
{
    public int Rows => values.Length / columns;

    public float this[int row, int column] => values[(row * columns) + column];

    public ReadOnlySpan<float> Row(int row) => values.AsSpan(row * columns, columns);

    /// <summary>Each row as probabilities.</summary>
    public Scores Shares()
    {
        var shares = new float[values.Length];
        for (var row = 0; row < Rows; row++)
        {
            TensorPrimitives.SoftMax(Row(row), shares.AsSpan(row * columns, columns));
        }

        return new(shares, columns);
    }

    /// <summary>Of some rows the one with the highest score in a column.</summary>
    public int Best(int column, int first, int last)
    {
        var best = first;
        for (var row = first + 1; row <= last; row++)
        {
            best = this[row, column] > this[best, column] ? row : best;
        }

        return best;
    }

    /// <summary>The probability of one row among all of a column.</summary>
    public double ShareIn(int column, int row)
    {
        var sum = 0.0;
        for (var other = 0; other < Rows; other++)
        {
            sum += Math.Exp(this[other, column] - this[row, column]);
        }

        return 1 / sum;
    }
}
