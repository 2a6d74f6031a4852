internal import Notation

/// The canonical JSON of an entry, keys in ascending order.
extension Entry {
    func write(to writer: inout CanonicalWriter) {
        writer.beginObject()
        writer.field("comment", ifPresent: comment)
        if case .counts(let counts) = content { Self.write(counts, to: &writer) }
        writer.field("date", ifPresent: event?.date.description)
        if case .event(let id) = slot { writer.field("event", id.description) }
        Evidence.write(evidence, to: &writer)
        if case .grade(let grade) = content { writer.field("grade", grade.text) }
        writer.field("indicator", indicator.text)
        if case .notApplicable(let reason) = content { writer.field("notApplicable", reason) }
        if case .rater(_, let rater) = slot { writer.field("rater", rater.text) }
        writer.field("reason", ifPresent: event?.reason)
        if !replaces.isEmpty { writer.field("replaces", replaces.map(\.description)) }
        switch slot {
        case .role(let role), .rater(let role, _): writer.field("role", role.text)
        case .sole, .event: break
        }
        writer.field("subject", subject.text)
        if case .number(let number) = content { writer.field("value", number.description) }
        if case .withdrawn = content {
            writer.key("withdrawn")
            writer.bool(true)
        }
        writer.endObject()
    }

    static func write(_ counts: [GradeID: Int64], to writer: inout CanonicalWriter) {
        writer.key("counts")
        writer.beginObject()
        for (grade, count) in counts.sorted(by: { $0.key < $1.key }) {
            writer.field(grade.text, count)
        }
        writer.endObject()
    }
}

extension Entry {
    init(from reader: inout CanonicalReader) throws(JSONError) {
        let start = reader.offset
        try reader.beginObject()
        let comment = try reader.optionalText("comment", PayloadText.comment)
        let counts = try Self.readCounts(&reader)
        let date = try reader.optionalText("date", { CivilDate($0) })
        let eventID = try reader.optionalText("event", { EventID(hex: $0) })
        let evidence = try Evidence.read(&reader)
        let grade = try reader.optionalText("grade", { GradeID($0) })
        let indicator = try reader.text("indicator", { IndicatorID($0) })
        let notApplicable = try reader.optionalText("notApplicable", PayloadText.comment)
        let rater = try reader.optionalText("rater", { RaterID($0) })
        let reason = try reader.optionalText("reason", PayloadText.comment)
        let replaces = try Self.readReplaces(&reader)
        let role = try reader.optionalText("role", { RoleID($0) })
        let subject = try reader.text("subject", { SubjectID($0) })
        let value = try reader.optionalText("value", { Points(canonical: $0) })
        let withdrawn = reader.optionalKey("withdrawn")
        if withdrawn { try reader.literalTrue() }
        try reader.endObject()

        var said = 0
        var content = EntryContent.withdrawn
        if withdrawn { said += 1 }
        if let counts { (said, content) = (said + 1, .counts(counts)) }
        if let grade { (said, content) = (said + 1, .grade(grade)) }
        if let notApplicable { (said, content) = (said + 1, .notApplicable(notApplicable)) }
        if let value { (said, content) = (said + 1, .number(value)) }
        guard said == 1 else { throw JSONError(.badText, at: start, key: "value") }
        let slot = Self.slot(event: eventID, role: role, rater: rater)
        guard let slot, (eventID != nil) == (date != nil), (date != nil) == (reason != nil) else {
            throw JSONError(.badText, at: start, key: "event")
        }
        let details = date.flatMap { date in reason.map { EventDetails(date: date, reason: $0) } }
        self.init(
            indicator: indicator, subject: subject, slot: slot, content: content,
            event: details, comment: comment, evidence: evidence, replaces: replaces)
    }

    private static func slot(event: EventID?, role: RoleID?, rater: RaterID?) -> Cell.Slot? {
        switch (event, role, rater) {
        // The cell could not be written down: `Cell.init` would read the role as an event.
        case (nil, let role?, nil) where EventID(hex: role.text) != nil: nil
        case (nil, nil, nil): .sole
        case (nil, let role?, nil): .role(role)
        case (nil, let role?, let rater?): .rater(role, rater)
        case (let event?, nil, nil): .event(event)
        default: nil
        }
    }

    static func readCounts(
        _ reader: inout CanonicalReader
    ) throws(JSONError) -> [GradeID: Int64]? {
        guard reader.optionalKey("counts") else { return nil }
        let start = reader.offset
        try reader.beginObject()
        var counts: [GradeID: Int64] = [:]
        var last: GradeID?
        while !reader.atObjectEnd {
            guard counts.count < Limits.grades, let grade = GradeID(try reader.nextMapKey()),
                last.map({ $0 < grade }) ?? true
            else { throw JSONError(.badText, at: start, key: "counts") }
            last = grade
            let count = try reader.integer()
            guard (0...Limits.ballots).contains(count) else {
                throw JSONError(.tooLarge, at: start, key: "counts", limit: Limits.ballots)
            }
            counts[grade] = count
        }
        try reader.endObject()
        guard !counts.isEmpty else { throw JSONError(.badText, at: start, key: "counts") }
        return counts
    }

    private static func readReplaces(
        _ reader: inout CanonicalReader
    ) throws(JSONError) -> [EntryID] {
        let start = reader.offset
        let list = try reader.optionalTexts("replaces", limit: Limits.replaces, { EntryID($0) })
        guard zip(list, list.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw JSONError(.notCanonical, at: start, key: "replaces")
        }
        return list
    }
}
