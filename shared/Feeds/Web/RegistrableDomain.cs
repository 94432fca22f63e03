using System.Net;

namespace NewsPipeline.Feeds.Web;

/// <summary>The part of a host name that someone registered: what we call an outlet, and to whom we are polite.</summary>
public static class RegistrableDomain
{
    /// <summary>Under a country these are registries nearly everywhere ("com.au", "gob.mx").</summary>
    private static readonly HashSet<string> RegistriesOfCountries = ["com", "net", "org", "edu", "gov", "mil", "co", "ac", "gob", "govt"];

    /// <summary>Registries of single countries, and hosts that lend names to many outlets.</summary>
    private static readonly HashSet<string> OtherRegistries =
    [
        "me.uk", "ltd.uk", "plc.uk", "nhs.uk", "police.uk", "sch.uk", "asn.au", "id.au", "or.jp", "ne.jp", "go.jp", "lg.jp", "gr.jp", "ed.jp",
        "or.kr", "ne.kr", "go.kr", "re.kr", "pe.kr", "or.th", "go.th", "in.th", "or.id", "go.id", "web.id", "my.id", "or.ke", "go.ke", "or.tz", "go.tz",
        "or.ug", "go.ug", "or.at", "gv.at", "gouv.fr", "asso.fr", "gouv.ci", "gouv.sn", "nic.in", "firm.in", "ind.in", "idv.tw", "idv.hk", "jor.br",
        "blog.br", "tv.br", "in.ua", "kiev.ua", "kyiv.ua", "lviv.ua", "odesa.ua", "odessa.ua", "kharkiv.ua", "dp.ua", "nom.es", "muni.il", "k12.il",
        "web.za", "law.za", "nom.za", "info.pl", "waw.pl", "tm.fr", "presse.fr", "web.tr", "gen.tr", "av.tr", "info.tr", "tv.tr", "geek.nz", "maori.nz", "iwi.nz",
        "uk.com", "us.com", "eu.com", "eu.org", "blogspot.com", "wordpress.com", "substack.com", "tumblr.com", "livejournal.com", "github.io",
        "gitlab.io", "netlify.app", "vercel.app", "pages.dev", "web.app", "herokuapp.com", "ghost.io", "typepad.com", "over-blog.com",
    ];

    /// <summary>An IP address is itself; names under <c>localhost</c>, and hosts without a dot, keep what they have.</summary>
    public static string Of(string host)
    {
        var name = host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(name, out _))
        {
            return name;
        }

        var labels = name.Split('.');
        var wanted = labels.Length > 2 && IsRegistry(labels[^2], labels[^1]) ? 3 : 2;
        return labels.Length <= wanted ? name : string.Join('.', labels[^wanted..]);
    }

    private static bool IsRegistry(string second, string top) =>
        (top.Length == 2 && RegistriesOfCountries.Contains(second)) || OtherRegistries.Contains($"{second}.{top}");
}
