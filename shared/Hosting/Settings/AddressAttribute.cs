using System.ComponentModel.DataAnnotations;

namespace NewsPipeline.Hosting.Settings;

/// <summary>A setting that is an address of certain schemes; nothing is an address too, where the setting may be left out.</summary>
/// <param name="example">Told to who gave something else.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddressAttribute(string example, params string[] schemes) : ValidationAttribute
{
    /// <summary>Goes on after "it must be".</summary>
    public string Expectation => $"an address with {string.Join(" or ", schemes.Select(scheme => $"{scheme}://"))}, such as {example}";

    public override bool IsValid(object? value) => value is null || (value is Uri { Host.Length: > 0 } url && schemes.Contains(url.Scheme));
}
