using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>One place where a text names somebody or something.</summary>
/// <param name="Known">What our tables know by the name, where the type allows it.</param>
internal sealed record Mention(Span Span, string Name, EntityType Type, KnownName? Known);
