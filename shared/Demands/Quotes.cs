using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Follows quotation marks through a text. A paragraph closes what was left open, unless it opens with a mark itself.</summary>
internal sealed class Quotes
{
    private bool open;

    public bool[] Mark(Sentence sentence)
    {
        if (sentence.OpensParagraph)
        {
            open = false;
        }

        var quoted = new bool[sentence.Count];
        for (var i = 0; i < sentence.Count; i++)
        {
            open = sentence[i].Form switch
            {
                "“" or "``" or "«" or "„" => true,
                "”" or "''" or "»" => false,
                "\"" => !open,
                _ => open,
            };
            quoted[i] = open;
        }

        return quoted;
    }
}
