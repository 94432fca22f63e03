using NewsPipeline.Hosting.Access;

namespace NewsPipeline.Services.Tests;

/// <summary>The keys that the services under test know.</summary>
internal static class Keys
{
    public static readonly AccessKey Operator = AccessKey.New();
    public static readonly AccessKey Alice = AccessKey.New();
    public static readonly AccessKey Bob = AccessKey.New();

    public static string[] Settings =>
    [
        $"--Access:Keys:desk:Hash={Operator.Hash}", "--Access:Keys:desk:Role=operator",
        $"--Access:Keys:Alice:Hash={Alice.Hash}", "--Access:Keys:Alice:Role=subscriber",
        $"--Access:Keys:bob:Hash={Bob.Hash}",
    ];
}
