using System.Text.Json;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Api;

/// <summary>Reads a subscription that a stranger posts. Nothing is ignored: what we do not understand, we refuse.</summary>
public sealed class SubscriptionReader(NetworkGuard guard, Complaints complaints)
{
    private const string Everything = "everything";
    private const string Webhook = "webhook";
    private const int LongestWebhook = 2_000;
    private static readonly string[] Fields = [.. InterestReader.Fields, Webhook, Everything];

    /// <summary>Means something only where there are no complaints.</summary>
    public (Interest Interest, Uri? Webhook) Read(JsonElement body)
    {
        var texts = new Dictionary<string, string?>();
        var everything = false;
        foreach (var property in body.EnumerateObject())
        {
            if (property.Name == Everything)
            {
                everything = Flag(property);
            }
            else
            {
                texts[property.Name] = Text(property);
            }
        }

        var interest = new InterestReader(name => texts.GetValueOrDefault(name), complaints).Read();
        var webhook = Address(texts.GetValueOrDefault(Webhook)?.Trim());
        CheckThatSomethingIsAsked(interest, everything);
        return (interest, webhook);
    }

    private string? Text(JsonProperty property)
    {
        if (!Fields.Contains(property.Name))
        {
            complaints.Add(property.Name, $"'{Short(property.Name)}' is not a field of a subscription; the fields are {string.Join(", ", Fields)}.");
        }
        else if (property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            complaints.Add(property.Name, $"'{property.Name}' must be text.");
        }

        return property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null;
    }

    private bool Flag(JsonProperty property)
    {
        if (property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return property.Value.GetBoolean();
        }

        complaints.Add(property.Name, $"'{property.Name}' must be true or false.");
        return false;
    }

    private Uri? Address(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Length > LongestWebhook)
        {
            complaints.Add(Webhook, $"'{Webhook}' is {text.Length} characters long; at most {LongestWebhook} are allowed.");
            return null;
        }

        var address = Uri.TryCreate(text, UriKind.Absolute, out var read) ? read : null;
        var problem = address is null ? $"'{Short(text)}' is not an address" : guard.ProblemWith(address);
        if (problem is not null)
        {
            complaints.Add(Webhook, $"'{Webhook}' cannot be used: {problem}.");
        }

        return address;
    }

    /// <summary>A forgotten filter would send everything; so everything has to be asked for.</summary>
    private void CheckThatSomethingIsAsked(Interest interest, bool everything)
    {
        if (!complaints.Any && everything != (interest == new Interest()))
        {
            complaints.Add(
                Everything,
                everything
                    ? $"'{Everything}' leaves no room for {string.Join(", ", InterestReader.Fields)}; give either."
                    : $"A subscription without any of {string.Join(", ", InterestReader.Fields)} would match every demand; add one, or say \"{Everything}\": true.");
        }
    }

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
