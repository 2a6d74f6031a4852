import Glibc
import Notation

/// Moments as the clocks of a zone show them, for people; JSON has them in UTC.
///
/// The zone is set for the whole process: one command speaks of one zone.
struct LocalTime {
    /// Clocks of a zone of the IANA database; one that this computer does not have is UTC.
    init(zone: String) {
        setenv("TZ", zone, 1)
        tzset()
    }

    /// The minute and what the zone adds to UTC: `2026-04-30 16:00 +08:00`.
    func text(_ instant: Instant) -> String {
        let clock = clock(instant)
        let offset = clock.tm_gmtoff / 60
        let sign = offset < 0 ? "-" : "+"
        let time = "\(Self.two(Int(clock.tm_hour))):\(Self.two(Int(clock.tm_min)))"
        let away = "\(Self.two(abs(offset) / 60)):\(Self.two(abs(offset) % 60))"
        return "\(Self.date(clock)) \(time) \(sign)\(away)"
    }

    /// The day of the calendar; nil beyond the years that one writes.
    func day(_ instant: Instant) -> CivilDate? { CivilDate(Self.date(clock(instant))) }

    /// The day on which it is now.
    func today() throws -> CivilDate {
        guard let day = day(Instant(secondsSince1970: Int64(time(nil)))) else {
            throw CommandFailure(Finding(.machineryBroken, ["reason": "clock"]))
        }
        return day
    }

    /// The text of a moment as it stands in JSON; what is none, as it is.
    func text(_ text: String) -> String { Instant(text).map { self.text($0) } ?? text }

    private func clock(_ instant: Instant) -> tm {
        var seconds = time_t(instant.secondsSince1970)
        var clock = tm()
        localtime_r(&seconds, &clock)
        return clock
    }

    private static func date(_ clock: tm) -> String {
        "\(Int(clock.tm_year) + 1900)-\(two(Int(clock.tm_mon) + 1))-\(two(Int(clock.tm_mday)))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
