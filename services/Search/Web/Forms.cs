using Microsoft.AspNetCore.Antiforgery;
using NewsPipeline.Search.Pages;

namespace NewsPipeline.Search.Web;

/// <summary>Forms that change something.</summary>
internal static class Forms
{
    /// <summary>Takes a form only from a page of ours.</summary>
    public static async ValueTask<object?> OnlyGenuine(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : PageRoutes.Sorry(StatusCodes.Status400BadRequest, "Please try again", "This form has grown old, or did not come from a page of ours. Please load the page again.");
}
