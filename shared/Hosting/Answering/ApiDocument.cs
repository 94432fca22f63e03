using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Access;

namespace NewsPipeline.Hosting.Answering;

/// <summary><c>/openapi/v1.json</c>: what the generator cannot see by itself.</summary>
public static class ApiDocument
{
    /// <param name="more">What is a service's own.</param>
    public static IServiceCollection AddApiDocument(this IServiceCollection services, Action<OpenApiOptions>? more = null) =>
        services.AddOpenApi(options =>
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
                NameNoNull(document);
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer((schema, context, _) =>
            {
                WrittenAsText(schema, context.JsonTypeInfo.Type);
                RequireOnlyWhatMustBe(schema, context.JsonTypeInfo);
                AdmitGaps(schema, context.JsonTypeInfo);
                return Task.CompletedTask;
            });
            options.DescribeAccess();
            more?.Invoke(options);
        });

    /// <summary>Where a value may be null the place that holds it says so; were null one of the value's names too, it would be said twice.</summary>
    private static void NameNoNull(OpenApiDocument document)
    {
        foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>().Where(schema => schema.Enum is not null) ?? [])
        {
            schema.Enum = [.. schema.Enum!.Where(name => name is not null && !name.IsJsonNullSentinel())];
        }
    }

    /// <summary>To the generator whatever a constructor takes is required; what may be null may be left out.</summary>
    private static void RequireOnlyWhatMustBe(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null))
        {
            schema.Required?.Remove(property.Name);
        }
    }

    /// <summary>Lists whose places may be empty, as in a matrix: the generator does not look into them.</summary>
    private static void AdmitGaps(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AttributeProvider is PropertyInfo member && HasGaps(member)))
        {
            if (schema.Properties?[property.Name] is OpenApiSchema { Items: { } items } list)
            {
                list.Items = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, items] };
            }
        }
    }

    private static bool HasGaps(PropertyInfo member) =>
        member.DeclaringType is { IsGenericType: false } && new NullabilityInfoContext().Create(member).GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }];

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
