public import Notation

/// A scored and ranked group of one period, as two persons of the centre publish it.
///
/// The rows travel beside it; the record holds the root of their tree (RFC 6962).
public struct Standing: Hashable, Sendable {
    /// The centre.
    public var centre: CentreID
    /// The key of the person who publishes.
    public var key: KeyID
    /// The version of the scheme it was computed by.
    public var scheme: SchemeReference
    /// The period; nil for the cycle.
    public var period: PeriodID?
    /// The group.
    public var group: GroupID
    /// Counted from 1.
    public var edition: Int64
    /// The edition before; nil for the first.
    public var replaces: RecordID?
    /// The checkpoint it was computed at, the whole signed note.
    public var checkpoint: String
    /// The RFC 6962 root over the rows of the result table.
    public var root: Digest
    /// The number of rows.
    public var rows: Int64
    /// What was open; nothing in a final standing.
    public var openItems: [OpenItem]
    /// The day until which warnings are to be answered.
    public var answerBy: CivilDate?
    /// The day until which appeals are asked for.
    public var appealBy: CivilDate?
    /// The upheld appeals that no edition before followed, in order.
    public var appeals: [RecordID]

    /// Most appeals that one edition names.
    public static let appealLimit = 1_000

    /// A standing of all its fields.
    public init(
        centre: CentreID, key: KeyID, scheme: SchemeReference, period: PeriodID?, group: GroupID,
        edition: Int64, replaces: RecordID?, checkpoint: String, root: Digest, rows: Int64,
        openItems: [OpenItem] = [], answerBy: CivilDate? = nil, appealBy: CivilDate? = nil,
        appeals: [RecordID] = []
    ) {
        self.centre = centre
        self.key = key
        self.scheme = scheme
        self.period = period
        self.group = group
        self.edition = edition
        self.replaces = replaces
        self.checkpoint = checkpoint
        self.root = root
        self.rows = rows
        self.openItems = openItems
        self.answerBy = answerBy
        self.appealBy = appealBy
        self.appeals = appeals.sorted()
    }

    /// Something that keeps a standing provisional.
    public struct OpenItem: Hashable, Comparable, Sendable {
        /// A cell, or forty digits of a seal code.
        public var at: String
        /// What is open there, a code of the catalogue.
        public var code: String

        /// An open item.
        public init(at: String, code: String) {
            self.at = at
            self.code = code
        }

        /// Orders by place, then by code.
        public static func < (a: OpenItem, b: OpenItem) -> Bool {
            if a.at != b.at { return a.at.utf8.lexicographicallyPrecedes(b.at.utf8) }
            return a.code.utf8.lexicographicallyPrecedes(b.code.utf8)
        }
    }
}

extension Standing {
    /// The payload bytes.
    public var payload: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.field("answerBy", ifPresent: answerBy?.description)
        writer.field("appealBy", ifPresent: appealBy?.description)
        if !appeals.isEmpty { writer.field("appeals", appeals.map(\.description)) }
        writer.field("centre", centre.text)
        writer.field("checkpoint", checkpoint)
        writer.field("edition", edition)
        writer.field("group", group.text)
        writer.field("key", key.description)
        if !openItems.isEmpty { writeOpenItems(to: &writer) }
        writer.field("period", ifPresent: period?.text)
        writer.field("replaces", ifPresent: replaces?.description)
        writer.field("root", root.hex)
        writer.field("rows", rows)
        writer.key("scheme")
        scheme.write(to: &writer)
        writer.field("v", 1)
        writer.endObject()
        return writer.bytes
    }

    private func writeOpenItems(to writer: inout CanonicalWriter) {
        writer.key("open")
        writer.beginArray()
        for item in openItems {
            writer.beginObject()
            writer.field("at", item.at)
            writer.field("code", item.code)
            writer.endObject()
        }
        writer.endArray()
    }

    /// Reads payload bytes.
    public init(payload: [UInt8]) throws(JSONError) {
        var reader = CanonicalReader(payload)
        try reader.beginObject()
        answerBy = try reader.optionalText("answerBy", { CivilDate($0) })
        appealBy = try reader.optionalText("appealBy", { CivilDate($0) })
        appeals = try Self.readAppeals(&reader)
        centre = try reader.text("centre", { CentreID($0) })
        checkpoint = try reader.text("checkpoint", Batch.checkpoint)
        edition = try reader.integer("edition", in: 1...1_000_000)
        group = try reader.text("group", { GroupID($0) })
        key = try reader.text("key", { KeyID(hex: $0) })
        openItems = try Self.readOpenItems(&reader)
        period = try reader.optionalText("period", { PeriodID($0) })
        replaces = try reader.optionalText("replaces", { RecordID(hex: $0) })
        root = try reader.text("root", { Digest(hex: $0) })
        rows = try reader.integer("rows", in: 0...1_000_000)
        scheme = try SchemeReference(from: &reader)
        _ = try reader.integer("v", in: 1...1)
        try reader.endObject()
        try reader.end()
        guard (replaces == nil) == (edition == 1) else {
            throw JSONError(.badText, at: 0, key: "replaces")
        }
    }

    private static func readAppeals(
        _ reader: inout CanonicalReader
    ) throws(JSONError) -> [RecordID] {
        let start = reader.offset
        let appeals = try reader.optionalTexts(
            "appeals", limit: appealLimit, { RecordID(hex: $0) })
        guard zip(appeals, appeals.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw JSONError(.notCanonical, at: start, key: "appeals")
        }
        return appeals
    }

    private static func readOpenItems(
        _ reader: inout CanonicalReader
    ) throws(JSONError) -> [OpenItem] {
        guard reader.optionalKey("open") else { return [] }
        let start = reader.offset
        try reader.beginArray()
        var items: [OpenItem] = []
        while try reader.nextElement() {
            try reader.beginObject()
            let at = try reader.text("at", PayloadText.comment)
            let code = try reader.text("code", PayloadText.name)
            try reader.endObject()
            let item = OpenItem(at: at, code: code)
            guard items.last.map({ $0 < item }) ?? true else {
                throw JSONError(.notCanonical, at: start, key: "open")
            }
            items.append(item)
        }
        guard !items.isEmpty else { throw JSONError(.notCanonical, at: start, key: "open") }
        return items
    }
}
