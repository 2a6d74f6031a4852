/// A moment in UTC to the second, `2026-04-30T08:00:00Z`: what some clock claimed.
///
/// No rule of merge or scoring reads it; it is shown to people.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z; -2208988800…7258118399 (years 1900 to 2199).
    public let secondsSince1970: Int64

    /// A moment; held within the years 1900 to 2199.
    public init(secondsSince1970 seconds: Int64) {
        secondsSince1970 = min(max(seconds, -2_208_988_800), 7_258_118_399)
    }

    /// Reads `YYYY-MM-DDThh:mm:ssZ`; nil for any other form.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = CivilDate.number(bytes[11..<13]), hour < 24,
            let minute = CivilDate.number(bytes[14..<16]), minute < 60,
            let second = CivilDate.number(bytes[17..<19]), second < 60
        else { return nil }
        let days = Self.daysSince1970(date)
        self.init(secondsSince1970: Int64(((days * 24 + hour) * 60 + minute) * 60 + second))
    }

    /// The text `YYYY-MM-DDThh:mm:ssZ`.
    public var description: String {
        let (date, rest) = split
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map(CivilDate.padded)
        return "\(date)T\(clock.joined(separator: ":"))Z"
    }

    /// The day in UTC.
    public var date: String { split.date }

    /// The day, and the seconds since its midnight.
    private var split: (date: String, seconds: Int) {
        // Counted from 1900-01-01, before which no instant lies.
        let total = Int(secondsSince1970) + 2_208_988_800
        var days = total / 86_400
        var year = 1900
        while days >= Self.days(inYear: year) {
            days -= Self.days(inYear: year)
            year += 1
        }
        var month = 1
        while days >= CivilDate.days(in: month, of: year) {
            days -= CivilDate.days(in: month, of: year)
            month += 1
        }
        let text = "\(year)-\(CivilDate.padded(month))-\(CivilDate.padded(days + 1))"
        return (text, total % 86_400)
    }

    private static func days(inYear year: Int) -> Int {
        CivilDate.days(in: 2, of: year) == 29 ? 366 : 365
    }

    private static func daysSince1970(_ date: CivilDate) -> Int {
        var days = date.day - 1
        for month in 1..<date.month { days += CivilDate.days(in: month, of: date.year) }
        for year in 1900..<date.year { days += Self.days(inYear: year) }
        return days - 25_567
    }

    /// Orders by time.
    public static func < (a: Instant, b: Instant) -> Bool {
        a.secondsSince1970 < b.secondsSince1970
    }
}
