using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NewsPipeline.Search.Asking;

namespace NewsPipeline.Search.Api;

/// <summary>In the OpenAPI document: the parameters that our endpoints read themselves.</summary>
internal static class ParametersDocument
{
    public static void DescribeParameters(this OpenApiOptions options) => options.AddOperationTransformer((operation, context, _) =>
    {
        foreach (var parameter in context.Description.ActionDescriptor.EndpointMetadata.OfType<Takes>().SelectMany(takes => takes.Parameters))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(Described(parameter));
        }

        return Task.CompletedTask;
    });

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
}
