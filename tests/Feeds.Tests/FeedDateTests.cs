using System.Globalization;
using NewsPipeline.Feeds.Dates;

namespace NewsPipeline.Feeds.Tests;

public class FeedDateTests
{
    [Theory]
    [InlineData("2003-12-31T10:14:55Z", "2003-12-31T10:14:55")]
    [InlineData("2003-12-31T10:14:55-08:00", "2003-12-31T18:14:55")]
    [InlineData("2003-12-31t10:14:55.1234z", "2003-12-31T10:14:55.123")]
    [InlineData("2007-04-23T23:25:47.538+10:00", "2007-04-23T13:25:47.538")]
    [InlineData("2003-12-31T10:14+0530", "2003-12-31T04:44")]
    [InlineData("20031231T101455Z", "2003-12-31T10:14:55")]
    [InlineData("2003-12-31T24:00:00Z", "2004-01-01")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01")]
    [InlineData("2003", "2003-01-01")]
    [InlineData("2003-12", "2003-12-01")]
    [InlineData("2003-335", "2003-12-01")]
    [InlineData("2003335", "2003-12-01")]
    [InlineData("20031231", "2003-12-31")]
    [InlineData("031231", "2003-12-31")]
    [InlineData("03-12-31", "2003-12-31")]
    [InlineData("-0312", "2003-12-01")]
    [InlineData("-03-12", "2003-12-01")]
    [InlineData("03335", "2003-12-01")]
    [InlineData("2003-012-31T10:14:55+00:00", "2003-12-31T10:14:55")]
    [InlineData("2004-07-08 23:56:58 -00:20", "2004-07-09T00:16:58")]
    [InlineData("2004-07-08 23:56:58.0", "2004-07-08T23:56:58")]
    [InlineData("2012-01-02 03:04:05 EST", "2012-01-02T08:04:05")]
    [InlineData("2012-01-02 03:04:05 +0200 CEST", "2012-01-02T01:04:05")]
    [InlineData("1400000000", "2014-05-13T16:53:20")]
    public void Iso_dates_are_read_in_all_lengths(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21")]
    [InlineData("Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21")]
    [InlineData("Thu, 01 Jan 98 19:48 +0100", "1998-01-01T18:48")]
    [InlineData("Thu, 5 Apr 2012 10:00:00 GMT", "2012-04-05T10:00")]
    [InlineData("Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28")]
    [InlineData("Wed, 19 Feb 2012 22:40:00 GMT-01:01", "2012-02-19T23:41")]
    [InlineData("Wed, 19 Feb 2012 22:40:00 UTC+2", "2012-02-19T20:40")]
    [InlineData("Mon, 13 Feb, 2012 06:28:00 UTC", "2012-02-13T06:28")]
    [InlineData("Thu, 01 Jan 2004", "2004-01-01")]
    [InlineData("Mon, 26 January 2004 16:31:00 ET", "2004-01-26T21:31")]
    [InlineData("Mon, 26 January 2004 16:31:00 AT", "2004-01-26T20:31")]
    [InlineData("Thu Aug 30 2012 17:26:16 +0200", "2012-08-30T15:26:16")]
    [InlineData("Thu Aug 30 2012 17:26:16 GMT+0200 (Central European Summer Time)", "2012-08-30T15:26:16")]
    [InlineData("Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06")]
    [InlineData("Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16")]
    [InlineData("Thu, 01 Jan 0100 00:00:01 +0100", "0099-12-31T23:00:01")]
    [InlineData("Tuesday, 04-Jan-05 10:00:00 PST", "2005-01-04T18:00")]
    [InlineData("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53")]
    [InlineData("January 2, 2006 3:04 PM", "2006-01-02T15:04")]
    [InlineData("Jan 2, 2006 at 12:04am (EST)", "2006-01-02T05:04")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 Nowhere/Special", "2004-01-01T19:48:21")]
    [InlineData("1/25/2006 8:19:53 PM", "2006-01-25T20:19:53")]
    [InlineData("25/1/2006", "2006-01-25")]
    [InlineData("15.09.2006 08:19", "2006-09-15T08:19")]
    [InlineData("15-09-2006", "2006-09-15")]
    public void Worded_dates_are_read_whatever_their_order(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00")]
    [InlineData("Κυρ, 01 Μαϊ 2005 12:00:00 GMT", "2005-05-01T12:00")]
    [InlineData("Τετ, 01 Ιον 2005 12:00:00 GMT", "2005-06-01T12:00")]
    [InlineData("2004-július-13T9:15-05:00", "2004-07-13T14:15")]
    [InlineData("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17")]
    [InlineData("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15")]
    [InlineData("2004年5月28日 01:31", "2004-05-28T01:31")]
    [InlineData("Mo, 05 Mai 2025 10:00:00 MESZ", "2025-05-05T08:00")]
    [InlineData("5. März 2025", "2025-03-05")]
    [InlineData("mar. 05 août 2025 10:00", "2025-08-05T10:00")]
    [InlineData("mar, 4 mar 2025", "2025-03-04")]
    [InlineData("5 de enero de 2025", "2025-01-05")]
    [InlineData("Пн, 05 мая 2025 10:00:00 +0300", "2025-05-05T07:00")]
    [InlineData("17 грудня 2024", "2024-12-17")]
    [InlineData("Pzt, 05 Ağu 2024 10:00:00 +0300", "2024-08-05T07:00")]
    [InlineData("12 października 2024", "2024-10-12")]
    public void Months_are_known_in_many_languages(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("yesterday")]
    [InlineData("12")]
    [InlineData("2003-02-30")]
    [InlineData("2003-13-01")]
    [InlineData("2003-12-31T25:14:55Z")]
    [InlineData("2003-12-31T10:61:55Z")]
    [InlineData("Sun, 16 Dec 2012 1:2:3:4 GMT")]
    [InlineData("Sun, 16 zzz 2012 11:47:32 GMT")]
    [InlineData("Sun, Dec x 2012 11:47:32 GMT")]
    [InlineData("Sun, 16 Dec zz 11:47:32 GMT")]
    [InlineData("Sun, 16 Dec 2012 11:47:32 +zz:00")]
    [InlineData("Sun, 16 Dec 2012 11:47:32 +00:zz")]
    [InlineData("Sun, 99 Jun 2009 12:00:00 GMT")]
    [InlineData("0000-00-00 00:00:00")]
    public void What_is_no_date_is_null(string text) => Assert.Null(FeedDate.Parse(text));

    [FsCheck.Xunit.Property]
    public void No_text_makes_it_throw(string? text) => FeedDate.Parse(text ?? "");

    [FsCheck.Xunit.Property]
    public void Every_moment_is_read_back_from_either_standard(DateTime moment)
    {
        var second = new DateTimeOffset(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        Assert.Equal(second, FeedDate.Parse(second.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
        Assert.Equal(second, FeedDate.Parse(second.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static void Reads(string text, string expected)
    {
        var instant = DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.Equal(instant, FeedDate.Parse(text));
        Assert.Equal(instant, FeedDate.Parse(System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
