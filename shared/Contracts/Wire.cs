using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsPipeline.Contracts;

/// <summary>The one way in which we write JSON: on the bus, in the store, over HTTP and on the command line.</summary>
public static class Wire
{
    /// <summary>camelCase, unknown fields ignored, text beyond ASCII left readable; one line a value.</summary>
    public static readonly JsonSerializerOptions Json = Freeze(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private static JsonSerializerOptions Freeze(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
