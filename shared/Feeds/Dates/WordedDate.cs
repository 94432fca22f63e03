using System.Globalization;

namespace NewsPipeline.Feeds.Dates;

/// <summary>Dates with words or separators in any order: "Thu, 01 Jan 2004 19:48:21 GMT", "Sun Jan 4 16:29:06 2004", "15.09.2006 08:19", "11. Ιούλ 2004".</summary>
internal ref struct WordedDate
{
    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);
    private ReadOnlySpan<char> rest;
    private int year;
    private int month;
    private int day;
    private int lastNumber;
    private bool hasNumber;
    private bool hasTime;
    private bool hasZone;
    private bool hasStray;
    private bool monthIsCertain;
    private TimeSpan time;
    private TimeSpan zone;

    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        var date = new WordedDate { rest = text };
        while (!date.rest.IsEmpty)
        {
            if (!date.Step())
            {
                return null;
            }
        }

        return date.Result();
    }

    private readonly DateTimeOffset? Result()
    {
        if (year == 0 || month == 0 || (day == 0 && hasStray))
        {
            return null;
        }

        return new Moment(year, month, day == 0 ? 1 : day) { Time = time, Zone = zone }.ToUtc();
    }

    // False where this can be no date.
    private bool Step()
    {
        var first = rest[0];
        if (char.IsAsciiDigit(first))
        {
            return ReadNumber();
        }

        if (char.IsLetter(first))
        {
            return ReadWord();
        }

        if (hasTime && !hasZone && first is '+' or '-')
        {
            return ReadOffset();
        }

        // A remark in brackets repeats what stands before it.
        var skip = first == '(' && rest.IndexOf(')') is var end and > 0 && hasZone ? end + 1 : 1;
        rest = rest[skip..];
        return true;
    }

    private bool ReadOffset()
    {
        if (rest.Length > 1 && rest[1] == ' ')
        {
            rest = rest[1..];
            return true;
        }

        var length = Zones.ReadOffset(rest, out zone);
        hasZone = true;
        rest = rest[Math.Max(length, 0)..];
        return length > 0 && (rest.IsEmpty || !char.IsLetter(rest[0]));
    }

    private bool ReadNumber()
    {
        var length = hasTime ? 0 : ClockTime.Read(rest, out time);
        if (length > 0 && rest[..length].Contains(':'))
        {
            hasTime = true;
            rest = rest[length..];
            return true;
        }

        if (length < 0 && rest[ClockTime.Digits(rest)..] is [':', ..])
        {
            return false;
        }

        time = hasTime ? time : default;
        return ReadNumericDate() || ReadPlainNumber();
    }

    private bool ReadPlainNumber()
    {
        var digits = ClockTime.Digits(rest);
        lastNumber = ClockTime.Number(rest[..digits]);
        rest = rest[digits..];
        hasNumber = true;
        if (digits > 2 || lastNumber > 31 || day != 0)
        {
            var isSecond = year != 0;
            year = Moment.FullYear(lastNumber, digits);
            return !isSecond && digits <= 4;
        }

        day = lastNumber;
        return true;
    }

    private bool ReadNumericDate()
    {
        if (year != 0 || month != 0 || NumericDate.Read(rest, out var found) is not (> 0 and var length))
        {
            return false;
        }

        (year, month, day) = (found.Year, found.Month, found.Day);
        rest = rest[length..];
        monthIsCertain = hasNumber = true;
        return true;
    }

    private bool ReadWord()
    {
        var length = 1;
        while (length < rest.Length && (char.IsLetter(rest[length]) || char.GetUnicodeCategory(rest[length]) == UnicodeCategory.NonSpacingMark))
        {
            length++;
        }

        var word = rest[..length];
        rest = rest[length..];
        return hasNumber && ReadCounter(word) || ReadTimeWord(word) || ReadMonth(word) || Ignore();
    }

    // Names of weekdays, "de", "at", zones that nobody knows.
    private bool Ignore()
    {
        hasStray |= hasNumber || month != 0;
        return true;
    }

    private bool ReadMonth(ReadOnlySpan<char> word)
    {
        var found = monthIsCertain || hasTime && month != 0 ? 0 : Months.Of(word);
        if (found == 0)
        {
            return false;
        }

        // "mar. 5 mai": what stands before the first number may be a weekday.
        month = found;
        monthIsCertain = hasNumber;
        return true;
    }

    private bool ReadTimeWord(ReadOnlySpan<char> word)
    {
        if (hasTime && word is "T" or "t")
        {
            return true;
        }

        if (word is "오후" or "下午" || word.Equals("pm", StringComparison.OrdinalIgnoreCase))
        {
            return SetAfternoon(word is "오후");
        }

        if (word is "오전" or "上午" || word.Equals("am", StringComparison.OrdinalIgnoreCase))
        {
            time = time >= HalfDay && time < HalfDay + TimeSpan.FromHours(1) ? time - HalfDay : time;
            zone = word is "오전" ? Korea : zone;
            return true;
        }

        if (hasTime && !hasZone && Zones.TryName(word, out var named))
        {
            // "GMT+2" goes on with the offset; "GMT" alone is zero anyway.
            hasZone = named != TimeSpan.Zero;
            zone = named;
            return true;
        }

        return false;
    }

    private bool SetAfternoon(bool isKorean)
    {
        zone = isKorean ? Korea : zone;
        if (hasTime)
        {
            time = time < HalfDay ? time + HalfDay : time;
            return true;
        }

        // It stands before the time in Korean and Chinese.
        rest = rest.TrimStart();
        var length = ClockTime.Read(rest, out time);
        hasTime = length > 0;
        rest = rest[Math.Max(0, length)..];
        time = time < HalfDay ? time + HalfDay : time;
        return length >= 0;
    }

    // 2004년 05월 28일, 2004年5月28日
    private bool ReadCounter(ReadOnlySpan<char> word)
    {
        switch (word[0])
        {
            case '년': zone = Korea; return true;
            case '年': return true;
            case '월' or '月': (month, day, monthIsCertain) = (lastNumber, 0, true); return true;
            case '일' or '日': day = lastNumber; return true;
            default: return false;
        }
    }
}
