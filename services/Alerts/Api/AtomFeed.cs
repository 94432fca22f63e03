using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Api;

/// <summary>Alerts as Atom 1.0 (RFC 4287).</summary>
public static class AtomFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    /// <param name="interest">What the feed was asked for: names it for ever, whatever its address.</param>
    public static byte[] Write(IReadOnlyList<Alert> alerts, Interest interest, Uri self, Uri pages)
    {
        var feed = new SyndicationFeed(alerts.Select(alert => Entry(AlertView.Of(alert, pages))))
        {
            Id = UrnOf("feed", JsonSerializer.Serialize(interest, Wire.Json)),
            Title = new TextSyndicationContent("Demands raised"),
            Description = new TextSyndicationContent("Who demands what of whom, when an outlet reports it for the first time."),
            Generator = "NewsPipeline",
            LastUpdatedTime = alerts is [var newest, ..] ? newest.RaisedAt : DateTimeOffset.UnixEpoch,
            Links = { SyndicationLink.CreateSelfLink(self, "application/atom+xml"), SyndicationLink.CreateAlternateLink(pages, "text/html") },
        };
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            feed.SaveAsAtom10(writer);
        }

        return bytes.ToArray();
    }

    private static SyndicationItem Entry(AlertView alert)
    {
        var entry = new SyndicationItem
        {
            Id = UrnOf("alert", alert.Demand.Value),
            Title = Text(Headline(alert)),
            Summary = Text($"“{alert.Quote}” ({alert.Outlet}: {alert.Title})"),
            PublishDate = alert.RaisedAt,
            LastUpdatedTime = alert.RaisedAt,
            Authors = { new SyndicationPerson { Name = Xml(alert.Outlet) } },
            Links = { SyndicationLink.CreateAlternateLink(alert.StoryPage, "text/html") },
            Categories = { new SyndicationCategory(Xml(alert.Topic)) },
        };
        if (alert.Url is { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            entry.Links.Add(new SyndicationLink(alert.Url, "related", Xml(alert.Title), "text/html", 0));
        }

        return entry;
    }

    private static string Headline(AlertView alert) =>
        (Listed(alert.Issuer, alert.AlsoIssuers), Listed(alert.Addressee, alert.AlsoAddressees)) switch
        {
            ({ } issuers, { } addressees) => $"{issuers} to {addressees}: {alert.What}",
            ({ } issuers, null) => $"{issuers}: {alert.What}",
            (null, { } addressees) => $"To {addressees}: {alert.What}",
            _ => alert.What,
        };

    private static string? Listed(Party? party, IReadOnlyList<Party>? beside) => JointParties.Listed(JointParties.All(party, beside));

    private static TextSyndicationContent Text(string text) => new(Xml(text));

    /// <summary>Without the characters that no XML document may hold, however they are written.</summary>
    private static string Xml(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
            {
                clean.Append(text[at]);
            }
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
            {
                clean.Append(text, at++, 2);
            }
        }

        return clean.ToString();
    }

    /// <summary>A UUID of version 8 (RFC 9562): the same for the same thing on every machine.</summary>
    private static string UrnOf(string kind, string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{name}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }
}
