using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NewsPipeline.Contracts;
using NewsPipeline.Search.Asking;

namespace NewsPipeline.Search.Api;

/// <summary>What the OpenAPI document cannot see by itself: our parameters, and how ids and spans are written.</summary>
internal static class ApiDocument
{
    public static void Describe(this OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "NewsPipeline",
                Version = "v1",
                Description = "Who demands what of whom in the news, and which outlet says so.",
            };
            // The address of the reader's own request is right everywhere; a list of ours would be wrong behind a proxy.
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (var parameter in context.Description.ActionDescriptor.EndpointMetadata.OfType<Takes>().SelectMany(takes => takes.Parameters))
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(Described(parameter));
            }

            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            WrittenAsText(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    }

    private static OpenApiParameter Described(Parameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Meaning,
        Schema = new OpenApiSchema
        {
            Type = parameter.Format == "int32" ? JsonSchemaType.Integer : JsonSchemaType.String,
            Format = parameter.Format,
            Enum = parameter.Values is { } values ? [.. values] : null,
        },
    };

    private static void WrittenAsText(OpenApiSchema schema, Type type)
    {
        var written = Nullable.GetUnderlyingType(type) ?? type;
        if (written.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ITextId<>)))
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (written == typeof(Span))
        {
            schema.Type = JsonSchemaType.Array;
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.Integer };
            (schema.MinItems, schema.MaxItems) = (2, 2);
        }
    }
}
