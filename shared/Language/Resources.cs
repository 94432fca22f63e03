using System.Reflection;

namespace NewsPipeline.Language;

/// <summary>Tables that a library carries inside: tab-separated, <c>#</c> opens a comment line.</summary>
public static class Resources
{
    public static IEnumerable<string[]> Rows(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} carries no table {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }

    internal static IEnumerable<string[]> Rows(string name) => Rows(typeof(Resources).Assembly, name);
}
