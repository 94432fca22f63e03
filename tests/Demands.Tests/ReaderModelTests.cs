using NewsPipeline.Demands.Network;

namespace NewsPipeline.Demands.Tests;

public sealed class ReaderModelTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "reader");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reader-");

    public ReaderModelTests()
    {
        foreach (var file in Directory.GetFiles(Shipped))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }
    }

    [Fact]
    public void What_is_shipped_is_small_and_loads()
    {
        Assert.InRange(folder.GetFiles().Sum(file => file.Length), 1, 35_000_000);
        using var model = ReaderModel.Load(folder.FullName);
        Assert.NotEmpty(model.Pieces.Cut("peace", 0, 5));
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        File.AppendAllText(Path.Combine(folder.FullName, "roles.onnx"), "!");
        Assert.Contains("roles.onnx is damaged", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2")]
    [InlineData("\"ultimatum\"", "\"threat\"")]
    public void A_model_of_another_version_is_refused(string what, string instead)
    {
        var card = Path.Combine(folder.FullName, "reader.json");
        var text = File.ReadAllText(card);
        Assert.Contains(what, text, StringComparison.Ordinal);
        File.WriteAllText(card, text.Replace(what, instead, StringComparison.Ordinal));
        Assert.Contains("another version", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_model_is_told_in_a_sentence()
    {
        File.Delete(Path.Combine(folder.FullName, "find.onnx"));
        Assert.Contains(folder.FullName, Refused(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Refused() => Assert.Throws<InvalidDataException>(() => ReaderModel.Load(folder.FullName)).Message;
}
