import Foundation
import Notation
import TestSupport
import Testing

/// Days of the calendar.
@Suite struct CivilDateTests {
    @Test func `Every day from 1900 to 2199 is read, written and in order`() throws {
        var last: CivilDate?
        var count = 0
        for year in 1899...2200 {
            for month in 0...13 {
                for day in 0...32 {
                    guard let date = CivilDate(year: year, month: month, day: day) else { continue }
                    count += 1
                    let text =
                        "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
                    if date.description != text || CivilDate(text) != date {
                        Issue.record("\(text)")
                    }
                    if let last, !(last < date) { Issue.record("\(last) is not before \(date)") }
                    last = date
                }
            }
        }
        // 300 years of 365 days and 73 leap days: 75 multiples of 4 from 1900 to 2196, less 1900
        // and 2100.
        #expect(count == 300 * 365 + 73)
    }

    @Test(arguments: [
        ("2026-02-28", true), ("2026-02-29", false), ("2024-02-29", true), ("2000-02-29", true),
        ("1900-02-29", false), ("2100-02-29", false), ("2024-02-30", false), ("2026-04-30", true),
        ("2026-04-31", false), ("2026-12-31", true), ("2026-12-32", false), ("2026-13-01", false),
        ("2026-00-10", false), ("2026-01-00", false), ("1899-12-31", false), ("2200-01-01", false),
        ("1900-01-01", true), ("2199-12-31", true),
    ])
    func `A day is read exactly when the calendar has it`(text: String, exists: Bool) {
        #expect((CivilDate(text) != nil) == exists)
    }

    @Test(arguments: [
        "", "2026", "2026-1-1", "2026-01-1", "26-01-01", "2026/01/01", "2026.01.01", "20260101",
        "2026-01-01 ", " 2026-01-01", "2026-01-01T", "+026-01-01", "-026-01-01", "2026--1-01",
        "2026-01-0１", "2026-01-0a", "２０２６-01-01", "2026-01_01", "2026年1月1日", "2026-01-01\n",
    ])
    func `Any other form is refused`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `The parts are kept`() throws {
        let date = try #require(CivilDate("2026-04-03"))
        #expect((date.year, date.month, date.day) == (2026, 4, 3))
        #expect(date == CivilDate(year: 2026, month: 4, day: 3))
        #expect(CivilDate(year: .max, month: .max, day: .max) == nil)
        #expect(CivilDate(year: .min, month: .min, day: .min) == nil)
    }
}

/// Moments in UTC.
@Suite struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:01Z", 1), ("1969-12-31T23:59:59Z", -1),
        ("2000-01-01T00:00:00Z", 946_684_800), ("2001-09-09T01:46:40Z", 1_000_000_000),
        ("2038-01-19T03:14:08Z", 2_147_483_648), ("1900-01-01T00:00:00Z", -2_208_988_800),
        ("2199-12-31T23:59:59Z", 7_258_118_399), ("2024-02-29T12:00:00Z", 1_709_208_000),
    ])
    func `A known moment is read and written`(text: String, seconds: Int64) throws {
        let instant = try #require(Instant(text))
        #expect(instant.secondsSince1970 == seconds)
        #expect(instant.description == text)
        #expect(Instant(secondsSince1970: seconds) == instant)
        #expect(instant.date == text.prefix(10))
    }

    @Test func `Every midnight follows the one before after 86400 seconds`() {
        var expected: Int64 = -2_208_988_800
        for year in 1900...2199 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CivilDate(year: year, month: month, day: day) else { continue }
                    let instant = Instant("\(date)T00:00:00Z")
                    if instant?.secondsSince1970 != expected || instant?.date != date.description {
                        Issue.record("\(date)")
                    }
                    expected += 86_400
                }
            }
        }
        #expect(expected == 7_258_118_400)
    }

    @Test func `Foundation writes the same moments`() {
        var random = Seeded(seed: 33_30)
        for _ in 0..<1_000 {
            let seconds = Int64.random(in: -2_208_988_800...7_258_118_399, using: &random)
            let text = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
            #expect(Instant(secondsSince1970: seconds).description == text)
            #expect(Instant(text)?.secondsSince1970 == seconds)
        }
    }

    @Test(arguments: [
        "", "2026-04-30", "2026-04-30T08:00:00", "2026-04-30T08:00:00z", "2026-04-30t08:00:00Z",
        "2026-04-30 08:00:00Z", "2026-04-30T08:00Z", "2026-04-30T08:00:00.0Z",
        "2026-04-30T24:00:00Z",
        "2026-04-30T08:60:00Z", "2026-04-30T08:00:60Z", "2026-04-31T08:00:00Z",
        "2026-04-30T8:00:000Z",
        "2026-04-30T08:00:00+00:00", "2026-04-30T08-00-00Z", "2026-04-30T0a:00:00Z",
        "2026-04-30T08:0a:00Z", "2026-04-30T08:00:0aZ", "2026-04-30T08:00:00Z ",
        "1899-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z", "2026-04-3\u{660}T08:00:00Z", "2026-04-30T+8:00:00Z",
    ])
    func `Any other form is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `A clock that is wild is held within the years that can be written`() {
        for wild in [Int64.min, -2_208_988_801] {
            #expect(Instant(secondsSince1970: wild).description == "1900-01-01T00:00:00Z")
        }
        for wild in [Int64.max, 7_258_118_400] {
            #expect(Instant(secondsSince1970: wild).description == "2199-12-31T23:59:59Z")
        }
    }

    @Test func `Order is by time`() {
        let moments = [-2_208_988_800, -1, 0, 1, 7_258_118_399].map {
            Instant(secondsSince1970: $0)
        }
        #expect(moments.shuffled().sorted() == moments)
        #expect(Set(moments).count == moments.count)
        for (a, b) in zip(moments, moments.dropFirst()) { #expect(a < b && !(b < a)) }
    }
}
