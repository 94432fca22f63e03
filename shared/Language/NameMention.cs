using NewsPipeline.Contracts;

namespace NewsPipeline.Language;

/// <summary>One place where a text names somebody or something.</summary>
/// <param name="Tokens">Without title and article.</param>
/// <param name="Name">The fullest form of the name in this text ("Volodymyr Zelenskyy" where the place says "Zelenskyy").</param>
/// <param name="Known">Where our tables know it.</param>
public sealed record NameMention(Stretch Tokens, string Name, EntityType Type, KnownName? Known);
