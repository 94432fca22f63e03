using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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

    /// <summary>
    /// As <see cref="Json"/>; reading refuses what lacks a part that must be there, or has null for it, in lists too. For all that comes from
    /// elsewhere: from a bus, or out of a store.
    /// </summary>
    public static readonly JsonSerializerOptions Strict = Freeze(new JsonSerializerOptions(Json)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNullsInLists } },
    });

    private static void RefuseNullsInLists(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable && type.ElementType is { IsValueType: false })
        {
            type.OnDeserialized = list =>
            {
                if (((IEnumerable)list).Cast<object?>().Contains(null))
                {
                    throw new JsonException("A list has null for an element.");
                }
            };
        }
    }

    private static JsonSerializerOptions Freeze(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
