using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace NewsPipeline.Stories.Training;

/// <summary>Trains the trees.</summary>
internal static class Boosting
{
    public static Forest Train(IEnumerable<Example> examples)
    {
        var learning = new MLContext(seed: 1);
        var trainer = learning.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = 60,
            NumberOfLeaves = 8,
            LearningRate = 0.1,
            FeatureFraction = 0.4,
            MinimumExampleCountPerLeaf = 150,
            ExampleWeightColumnName = nameof(Example.Weight),
            NumberOfThreads = 1,
        });
        var ensemble = trainer.Fit(learning.Data.LoadFromEnumerable(examples)).Model.SubModel.TrainedTreeEnsemble;
        return new(Likeness.Features, [.. ensemble.Trees.Zip(ensemble.TreeWeights, Plain)]);
    }

    private static Forest.Tree Plain(RegressionTree tree, double weight) => new(
        [.. tree.NumericalSplitFeatureIndexes],
        [.. tree.NumericalSplitThresholds],
        [.. tree.LeftChild],
        [.. tree.RightChild],
        [.. tree.LeafValues.Select(leaf => leaf * weight)]);
}
