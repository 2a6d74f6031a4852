internal import Notation

/// The keys of an item as they were read, before the scheme of its cells is known.
///
/// All keys of all acts in ascending order; ``item(in:)`` refuses those that the act does not take.
struct DecisionFields {
    private let act: String
    private let place: Int
    private var present: Set<String> = []
    private var cell: String?
    private var cells: [String] = []
    private var code: SpokenCode?
    private var codes: [SpokenCode] = []
    private var content: EntryContent?
    private var date: CivilDate?
    private var endsLateWork = false
    private var entries: [EntryID] = []
    private var names: [EntryID] = []
    private var isNone = false
    private var office: OfficeID?
    private var offices: [OfficeID] = []
    private var period: PeriodID?
    private var records: [RecordID] = []
    private var take: EntryID?

    init(from reader: inout CanonicalReader) throws(JSONError) {
        place = reader.offset
        try reader.beginObject()
        act = try reader.string("act")
        cell = note("cell", try reader.optionalText("cell", { $0 }))
        cells = try list("cells", &reader, { $0 })
        code = note("code", try reader.optionalText("code", Self.code))
        codes = try list("codes", &reader, Self.code)
        let counts = note("counts", try Entry.readCounts(&reader))
        date = note("date", try reader.optionalText("date", { CivilDate($0) }))
        if reader.optionalKey("endLate") {
            try reader.literalTrue()
            endsLateWork = note("endLate", true) ?? false
        }
        entries = try list("entries", &reader, { EntryID($0) })
        let grade = note("grade", try reader.optionalText("grade", { GradeID($0) }))
        names = try list("names", &reader, { EntryID($0) })
        if reader.optionalKey("none") {
            try reader.literalTrue()
            isNone = note("none", true) ?? false
        }
        let reason = note(
            "notApplicable", try reader.optionalText("notApplicable", PayloadText.comment))
        office = note("office", try reader.optionalText("office", { OfficeID($0) }))
        offices = try list("offices", &reader, { OfficeID($0) })
        period = note("period", try reader.optionalText("period", { PeriodID($0) }))
        records = try list("records", &reader, { RecordID(hex: $0) })
        take = note("take", try reader.optionalText("take", { EntryID($0) }))
        let number = note("value", try reader.optionalText("value", { Points(canonical: $0) }))
        try reader.endObject()
        let contents: [EntryContent?] = [
            counts.map(EntryContent.counts), grade.map(EntryContent.grade),
            reason.map(EntryContent.notApplicable), number.map(EntryContent.number),
        ]
        let said = contents.compactMap { $0 }
        guard said.count <= 1 else { throw JSONError(.badText, at: place, key: "value") }
        content = said.first
    }

    /// The item, its cells within a scheme; throws where the keys do not fit the act.
    func item(in scheme: SchemeID) throws(JSONError) -> DecisionItem {
        switch act {
        case "settle":
            try allow(
                "cell", "counts", "date", "grade", "names", "none", "notApplicable", "take", "value"
            )
            return .settle(try settlement(in: scheme))
        case "return":
            try allow("entries")
            return .giveBack(try require(entries.isEmpty ? nil : entries, "entries"))
        case "order":
            try allow("cells", "office")
            var places: [Cell] = []
            for text in cells { places.append(try require(Self.cell(text, scheme), "cells")) }
            guard !places.isEmpty else { throw wrong("cells") }
            return .order(try require(office, "office"), places)
        case "admit":
            try allow("entries", "records")
            guard !(entries.isEmpty && records.isEmpty) else { throw wrong("entries") }
            return .admit(Admission(entries: entries, records: records))
        case "extend":
            try allow("office", "period")
            return .extend(try require(period, "period"), try require(office, "office"))
        case "close":
            try allow("codes", "endLate", "offices", "period")
            return .close(
                Closing(
                    period: try require(period, "period"),
                    offices: offices.isEmpty ? nil : offices, endsLateWork: endsLateWork,
                    refusedCodes: codes))
        case "hear":
            try allow("code", "office")
            return .hear(try require(code, "code"), try require(office, "office"))
        case "erase":
            try allow()
            return .erase
        default: throw wrong("act")
        }
    }

    private func settlement(in scheme: SchemeID) throws(JSONError) -> Settlement {
        let cell = try require(cell.flatMap { Self.cell($0, scheme) }, "cell")
        var isEvent = false
        if case .event = cell.slot { isEvent = true }
        guard (date != nil) == (isEvent && content != nil) else { throw wrong("date") }
        let outcomes: [Settlement.Outcome?] = [
            take.map(Settlement.Outcome.take),
            content.map { Settlement.Outcome.value($0, date) },
            isNone ? Settlement.Outcome.none : nil,
        ]
        let said = outcomes.compactMap { $0 }
        guard said.count == 1, let outcome = said.first else { throw wrong("value") }
        return Settlement(cell: cell, names: names, outcome: outcome)
    }

    private func allow(_ keys: String...) throws(JSONError) {
        if let extra = present.subtracting(keys).min() { throw wrong(extra) }
    }

    private func require<Value>(_ value: Value?, _ key: String) throws(JSONError) -> Value {
        guard let value else { throw JSONError(.missingKey, at: place, key: key) }
        return value
    }

    private func wrong(_ key: String) -> JSONError {
        JSONError(.badText, at: place, key: key)
    }

    private mutating func note<Value>(_ key: String, _ value: Value?) -> Value? {
        if value != nil { present.insert(key) }
        return value
    }

    /// A list in strictly ascending order of its texts.
    private mutating func list<Value>(
        _ key: StaticString, _ reader: inout CanonicalReader, _ parse: (String) -> Value?
    ) throws(JSONError) -> [Value] {
        let start = reader.offset
        var texts: [String] = []
        let values = try reader.optionalTexts(key, limit: Limits.replaces) { text in
            texts.append(text)
            return parse(text)
        }
        guard zip(texts, texts.dropFirst()).allSatisfy(Self.ascends) else {
            throw JSONError(.notCanonical, at: start, key: "\(key)")
        }
        if !values.isEmpty { present.insert("\(key)") }
        return values
    }

    /// By record, then by place; other texts by their bytes.
    private static func ascends(_ a: String, _ b: String) -> Bool {
        if let first = EntryID(a), let second = EntryID(b) { return first < second }
        return a.utf8.lexicographicallyPrecedes(b.utf8)
    }

    private static func code(_ text: String) -> SpokenCode? {
        text.utf8.count == 40 ? SpokenCode(text) : nil
    }

    /// The cell of a text that is its one written form.
    private static func cell(_ text: String, _ scheme: SchemeID) -> Cell? {
        Cell(text, scheme: scheme)
    }
}
