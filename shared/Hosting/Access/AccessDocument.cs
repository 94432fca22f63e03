using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace NewsPipeline.Hosting.Access;

/// <summary>In the OpenAPI document: how a key is sent, and which operations need one.</summary>
internal static class AccessDocument
{
    private const string Scheme = "key";

    public static void DescribeAccess(this OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key of the settings Access:Keys, made by `newspipeline key NAME`. An operator's may do everything, a subscriber's sees its own subscriptions.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var needs = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(need => need.Policy).ToList();
            var access = context.ApplicationServices.GetRequiredService<IOptions<AccessOptions>>().Value;
            if (needs.Any(need => need != Needs.ToRead || access.Reading == Reading.Keys))
            {
                Require(operation, context.Document, onlyOperators: needs.Contains(Needs.Operator));
            }

            return Task.CompletedTask;
        });
    }

    private static void Require(OpenApiOperation operation, OpenApiDocument? document, bool onlyOperators)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        operation.Responses ??= [];
        operation.Responses["401"] = Problem("No key was sent, or one that is not known.");
        if (onlyOperators)
        {
            operation.Responses["403"] = Problem("The key is not an operator's.");
        }
    }

    private static OpenApiResponse Problem(string meaning) => new()
    {
        Description = meaning,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("ProblemDetails") },
        },
    };
}
