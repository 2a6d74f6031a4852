import Notation
import TestSupport

/// A made-up record with every kind of field that real ones have.
struct SampleRecord: Equatable {
    struct Row: Equatable {
        var done: Bool
        var number: Int64
    }

    var counts: [String: Int64] = [:]
    var extra: JSON = [:]
    var name = "x"
    var note: String?
    var office = "east"
    var points: String?
    var rows: [Row] = []
    var seen: [String] = []
    var tags: [String] = []

    static func read(_ bytes: [UInt8]) throws(JSONError) -> SampleRecord {
        var reader = CanonicalReader(bytes)
        var record = SampleRecord()
        try reader.beginObject()
        try reader.key("counts")
        record.counts = try readCounts(&reader)
        try reader.key("extra")
        record.extra = try JSON(try reader.rawObject(), form: .canonical)
        record.name = try reader.string("name")
        record.note = try reader.optionalString("note")
        record.office = try reader.text("office") { OfficeID($0)?.text }
        record.points = try reader.optionalText("points") {
            Points(canonical: $0)?.description
        }
        record.rows = try readRows(&reader)
        record.seen = try reader.optionalTexts("seen", limit: 2) { $0 }
        record.tags = try reader.texts("tags", limit: 3) { GradeID($0)?.text }
        try reader.endObject()
        try reader.end()
        return record
    }

    private static func readCounts(
        _ reader: inout CanonicalReader
    ) throws(JSONError) -> [String: Int64] {
        var counts: [String: Int64] = [:]
        var last: String?
        try reader.beginObject()
        while !reader.atObjectEnd {
            let start = reader.offset
            let key = try reader.nextMapKey()
            guard let grade = GradeID(key), last.map({ $0 < grade.text }) ?? true else {
                throw JSONError(.notCanonical, at: start, key: key)
            }
            last = grade.text
            counts[key] = try reader.integer()
        }
        try reader.endObject()
        return counts
    }

    private static func readRows(_ reader: inout CanonicalReader) throws(JSONError) -> [Row] {
        var rows: [Row] = []
        try reader.key("rows")
        try reader.beginArray()
        while try reader.nextElement() {
            try reader.beginObject()
            var done = false
            if reader.optionalKey("d") {
                try reader.literalTrue()
                done = true
            }
            let number = try reader.integer("n", in: -5...1_000_000)
            try reader.endObject()
            rows.append(Row(done: done, number: number))
        }
        return rows
    }

    var bytes: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.key("counts")
        writer.value(.object(counts.mapValues { .integer($0) }))
        writer.key("extra")
        writer.value(extra)
        writer.field("name", name)
        writer.field("note", ifPresent: note)
        writer.field("office", office)
        writer.field("points", ifPresent: points)
        writer.key("rows")
        writer.beginArray()
        for row in rows {
            writer.beginObject()
            if row.done {
                writer.key("d")
                writer.bool(true)
            }
            writer.field("n", row.number)
            writer.endObject()
        }
        writer.endArray()
        if !seen.isEmpty { writer.field("seen", seen) }
        writer.field("tags", tags)
        writer.endObject()
        return writer.bytes
    }

    static func random(_ random: inout Seeded) -> SampleRecord {
        var record = SampleRecord()
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            record.counts[["good", "A-1", "z", "10"][Int.random(in: 0..<4, using: &random)]] =
                random.integer()
        }
        if case .object(let members) = random.json(depth: 4) { record.extra = .object(members) }
        record.name = random.text()
        record.note = Bool.random(using: &random) ? random.text() : nil
        record.points = Bool.random(using: &random) ? random.points().description : nil
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let number = Int64.random(in: -5...1_000_000, using: &random)
            record.rows.append(Row(done: Bool.random(using: &random), number: number))
        }
        record.seen = (0..<Int.random(in: 0...2, using: &random)).map { _ in random.text() }
        record.tags = Array(["a", "b", "c"].prefix(Int.random(in: 0...3, using: &random)))
        return record
    }
}
