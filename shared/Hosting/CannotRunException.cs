namespace NewsPipeline.Hosting;

/// <summary>What an operator must mend before this can run, however long it would wait: told in one line, exit code 1.</summary>
public sealed class CannotRunException(string message, Exception? cause = null) : Exception(message, cause);
