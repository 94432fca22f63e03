namespace NewsPipeline.Standalone;

/// <summary>Wrong use or input that cannot be read: one line that names the input, the line in it, and what to do.</summary>
public sealed class UnreadableInputException(string message) : Exception(message);
