import Assessment
import Notation
import TestSupport
import Testing

@testable import Sheets

@Suite("CSV against its own definition")
struct CSVRoundTripTests {
    /// RFC 4180, section 2, the writing side.
    private static func write(_ rows: [[String]], separator: Character, end: String) -> String {
        rows.map { row in
            row.map { cell in
                let special = cell.contains { $0 == separator || $0 == "\"" || $0.isNewline }
                guard special else { return cell }
                return "\"" + cell.replacing("\"", with: "\"\"") + "\""
            }.joined(separator: String(separator))
        }.joined(separator: end) + end
    }

    @Test(
        "cells of any text come back as they were", arguments: [",", ";", "\t"],
        ["\n", "\r\n", "\r"])
    func roundTrip(separator: String, end: String) throws {
        let sign = try #require(separator.first)
        let byte = try #require(separator.utf8.first)
        let pieces = [
            "", "a", "指标", "\"", sign == "," ? "," : ";", "\t", "\n", " ", "𠮷", "=1+1", "0",
            "x\"\"y",
        ]
        var random = Seeded(seed: 4180)
        for _ in 0..<200 {
            let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 2...5, using: &random)).map { _ in
                    (0..<3).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
                }
            }
            let text = Self.write(rows, separator: sign, end: end)
            let table = CSVTable(Array(text.utf8), separator: byte)
            #expect(table.rows.map(\.cells) == rows, "\(text)")
            #expect(table.rows.allSatisfy { $0.finding == nil })
        }
    }

    @Test("any bytes at all are read or refused, every row in one place, and never trap")
    func noise() throws {
        let scheme = try Fixtures.tangshan()
        let alphabet: [UInt8] =
            Array("period,indicator,subject,value\"\n\r;\t0123456789.%-=aprilgdp-growth130202".utf8)
            + [0, 0x80, 0xD6, 0xFF]
        for seed in UInt64(1)...400 {
            var random = Seeded(seed: seed)
            let header =
                seed.isMultiple(of: 2) ? Array("period,indicator,subject,value\n".utf8) : []
            let noise = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            let reading = CSVReading(csv: header + noise, scheme: scheme)
            let lines = reading.rows.map(\.line) + reading.unread.map(\.line) + reading.blankLines
            #expect(Set(lines).count == lines.count, "seed \(seed)")
            #expect(reading.unread.allSatisfy { !$0.findings.isEmpty }, "seed \(seed)")
            if reading.refusal != nil { #expect(lines.isEmpty, "seed \(seed)") }
        }
    }

    @Test("a decimal is the same number in every dress it may wear")
    func dresses() throws {
        var random = Seeded(seed: 925)
        for _ in 0..<400 {
            let millionths = Int64.random(in: -9_999_999_999...9_999_999_999, using: &random)
            let number = try #require(Points(millionths: millionths))
            let plain = number.description
            let wide = String(
                String.UnicodeScalarView(
                    plain.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
            let digits = plain.split(separator: ".")
            let whole = String(digits[0].drop { $0 == "-" })
            let grouped = Self.grouped(whole)
            let fraction = digits.count == 2 ? "." + digits[1] : ""
            let sign = millionths < 0 ? "-" : ""
            let spaced = plain.map { "\($0) " }.joined()
            let dresses = [
                plain, wide, sign + grouped + fraction, spaced,
                plain + (digits.count == 2 ? "00" : ".00"),
                "'" + plain, sign + "0" + whole + fraction,
            ]
            for dress in dresses {
                guard case .number(let read, _) = NumberText.read(dress) else {
                    Issue.record("\(dress) was not read")
                    continue
                }
                #expect(read == number, "\(dress)")
            }
        }
    }

    /// A comma before each three digits from the right.
    private static func grouped(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }

    @Test("the value of every row of the demonstration is the text of its cell")
    func demonstration() throws {
        let scheme = try Fixtures.tangshan()
        for period in ["april", "august", "year"] {
            let text = try Fixtures.text("tangshan/values-\(period).csv")
            let lines = text.split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
            let reading = CSVReading(csv: Array(text.utf8), scheme: scheme)
            #expect(reading.rows.count == lines.count - 1)
            for row in reading.rows {
                let cells = lines[row.line - 1].map(String.init)
                #expect(row.indicator.text == cells[1])
                #expect(row.subject.text == cells[2])
                #expect((row.role?.text ?? "") == cells[3])
                #expect((row.rater?.text ?? "") == cells[4])
                switch row.value {
                case .number(let number): #expect(number.description == cells[5])
                case .grade(let grade): #expect(grade.text == cells[5])
                case .counts(let counts):
                    let written = cells[5].split(separator: ";").map(String.init).sorted()
                    #expect(counts.map { "\($0.key)=\($0.value)" }.sorted() == written)
                default: Issue.record("\(cells)")
                }
            }
        }
    }
}
