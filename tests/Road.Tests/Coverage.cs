using System.Text.Json;

namespace NewsPipeline.Road.Tests;

/// <summary>Articles for replays: every dozen tells the same talks in the words of another outlet.</summary>
internal static class Coverage
{
    private static readonly string[] Places = ["Arlen", "Brevik", "Corda", "Dunmore", "Estrel", "Farrow", "Galt", "Hovden", "Isker", "Jarrow"];

    /// <summary>Writes a file of articles; line n has the id "an".</summary>
    public static string Write(string folder, int articles)
    {
        var file = Path.Combine(folder, $"{articles}.jsonl");
        File.WriteAllLines(file, Enumerable.Range(1, articles).Select(Line));
        return file;
    }

    private static string Line(int number)
    {
        var talks = number / 12;
        var (place, other) = (Places[talks % 10] + talks, Places[(talks + 3) % 10] + talks);
        return JsonSerializer.Serialize(new
        {
            id = $"a{number}",
            outlet = $"paper{number % 12}.example",
            title = $"Talks over the {place} valley go into day {number % 12}",
            text = $"The government of {place} demands that {other} withdraw its troops from the valley before winter. " +
                $"Paper {number % 12} heard it from two diplomats. The council of {other} rejected the demand on Friday, and delegates left {place} without a date for another meeting.",
            publishedAt = new DateTimeOffset(2025, 5, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number),
        });
    }
}
