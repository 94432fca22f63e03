namespace NewsPipeline.Hosting.Access;

/// <summary>Who may do what, by keys: <c>Access:Keys:alice:Hash=sha256:…</c> and <c>Access:Keys:alice:Role=subscriber</c>.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>By name: letters and digits, so that it can be written alike on the command line, in the environment and in files.</summary>
    public Dictionary<string, KeySetting> Keys { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who may read news: everybody, or whoever has a key.</summary>
    public Reading Reading { get; set; }
}

public sealed class KeySetting
{
    /// <summary><c>sha256:</c> and 64 hexadecimal digits, as <c>newspipeline key NAME</c> prints it; blank is as good as no key.</summary>
    public string? Hash { get; set; }

    public KeyRole Role { get; set; }
}

public enum KeyRole
{
    /// <summary>Its own subscriptions.</summary>
    Subscriber,

    /// <summary>Everything.</summary>
    Operator,
}

public enum Reading
{
    Open,
    Keys,
}
