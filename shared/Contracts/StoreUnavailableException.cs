namespace NewsPipeline.Contracts;

/// <summary>The store cannot be reached or takes nothing just now; trying again later may work. Its message is one line for an operator.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : IOException(message, cause);
