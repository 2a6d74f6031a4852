public import Notation

/// The canonical JSON of a batch, line by line as `docs/batch-format.md` has it.
extension Batch {
    /// The payload bytes.
    public var payload: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.field("centre", header.centre.text)
        writer.field("checkpoint", ifPresent: header.checkpoint)
        writer.key("entries")
        writer.beginArray()
        for entry in entries { entry.write(to: &writer) }
        writer.endArray()
        writer.field("key", header.key.description)
        writer.field("note", ifPresent: header.note)
        writer.field("office", header.office.text)
        writer.field("period", header.period.text)
        writer.field("preparer", header.preparer.text)
        writer.field("prev", ifPresent: header.previous?.description)
        writer.field("reviewer", ifPresent: header.reviewer?.text)
        writer.field("salt", Hex.encode(header.salt))
        writer.key("scheme")
        header.scheme.write(to: &writer)
        writer.field("sealedAt", header.sealedAt.description)
        writer.field("seq", header.sequence)
        writer.field("v", 1)
        if !header.void.isEmpty {
            writer.key("void")
            writer.beginArray()
            for number in header.void { writer.integer(number) }
            writer.endArray()
        }
        writer.endObject()
        return writer.bytes
    }

    /// Reads payload bytes; only the canonical form within the limits is a batch.
    public init(payload: [UInt8]) throws(JSONError) {
        var reader = CanonicalReader(payload)
        try reader.beginObject()
        let centre = try reader.text("centre", { CentreID($0) })
        let checkpoint = try reader.optionalText("checkpoint", Self.checkpoint)
        let entries = try Self.readEntries(&reader)
        let key = try reader.text("key", { KeyID(hex: $0) })
        let note = try reader.optionalText("note", PayloadText.comment)
        let office = try reader.text("office", { OfficeID($0) })
        let period = try reader.text("period", { PeriodID($0) })
        let preparer = try reader.text("preparer", { PersonID($0) })
        let previous = try reader.optionalText("prev", { RecordID(hex: $0) })
        let reviewer = try reader.optionalText("reviewer", { PersonID($0) })
        let salt = try reader.text("salt", PayloadText.sixteenBytes)
        let scheme = try SchemeReference(from: &reader)
        let sealedAt = try reader.text("sealedAt", { Instant($0) })
        let sequence = try reader.integer("seq", in: 1...Limits.sequence)
        _ = try reader.integer("v", in: 1...1)
        let void = try Self.readVoid(&reader, below: sequence)
        try reader.endObject()
        try reader.end()
        self.init(
            header: BatchHeader(
                centre: centre, office: office, key: key, sequence: sequence, previous: previous,
                void: void, scheme: scheme, period: period, sealedAt: sealedAt,
                checkpoint: checkpoint, preparer: preparer, reviewer: reviewer, note: note,
                salt: salt),
            entries: entries)
        guard hasOneEntryPerCell, (previous == nil) == (sequence == 1) else {
            throw JSONError(.badText, at: 0, key: hasOneEntryPerCell ? "prev" : "entries")
        }
    }

    /// Agents write their entries in the order of cells, which proves it without a table.
    var hasOneEntryPerCell: Bool {
        let isAscending = zip(entries, entries.dropFirst()).allSatisfy { one, next in
            one.indicator == next.indicator
                ? one.subject < next.subject : one.indicator < next.indicator
        }
        if isAscending { return true }
        var seen: Set<Cell> = []
        return entries.allSatisfy { seen.insert(cell(of: $0)).inserted }
    }

    static func checkpoint(_ text: String) -> String? {
        text.isEmpty || text.utf8.count > Limits.checkpointBytes ? nil : text
    }

    private static func readEntries(_ reader: inout CanonicalReader) throws(JSONError) -> [Entry] {
        try reader.key("entries")
        let start = reader.offset
        try reader.beginArray()
        var entries: [Entry] = []
        var blobs = 0
        while try reader.nextElement() {
            let entry = try Entry(from: &reader)
            entries.append(entry)
            blobs += entry.evidence.count
            guard entries.count <= Limits.entries else {
                throw JSONError(.tooLarge, at: start, key: "entries", limit: Int64(Limits.entries))
            }
            guard blobs <= Limits.blobs else {
                throw JSONError(.tooLarge, at: start, key: "evidence", limit: Int64(Limits.blobs))
            }
        }
        guard !entries.isEmpty else { throw JSONError(.badText, at: start, key: "entries") }
        return entries
    }

    private static func readVoid(
        _ reader: inout CanonicalReader, below sequence: Int64
    ) throws(JSONError) -> [Int64] {
        guard reader.optionalKey("void") else { return [] }
        let start = reader.offset
        try reader.beginArray()
        var numbers: [Int64] = []
        while try reader.nextElement() {
            let number = try reader.integer()
            guard number > (numbers.last ?? 0), number < sequence, numbers.count < Limits.void
            else {
                throw JSONError(.badText, at: start, key: "void")
            }
            numbers.append(number)
        }
        guard !numbers.isEmpty else { throw JSONError(.notCanonical, at: start, key: "void") }
        return numbers
    }
}

extension SchemeReference {
    func write(to writer: inout CanonicalWriter) {
        writer.beginObject()
        writer.field("hash", hash.hex)
        writer.field("id", id.text)
        writer.field("version", version)
        writer.endObject()
    }

    init(from reader: inout CanonicalReader) throws(JSONError) {
        try reader.key("scheme")
        try reader.beginObject()
        let hash = try reader.text("hash", { Digest(hex: $0) })
        let id = try reader.text("id", { SchemeID($0) })
        let version = try reader.integer("version", in: 1...Limits.schemeVersion)
        try reader.endObject()
        self.init(id: id, version: version, hash: hash)
    }
}

/// Rules of texts that several payloads share.
enum PayloadText {
    static func comment(_ text: String) -> String? {
        Self.text(text, upTo: Limits.commentCharacters)
    }

    static func text(_ text: String, upTo limit: Int) -> String? {
        text.isEmpty || text.unicodeScalars.count > limit ? nil : text
    }

    static func name(_ text: String) -> String? {
        text.isEmpty || text.unicodeScalars.count > Limits.nameCharacters ? nil : text
    }

    static func sixteenBytes(_ text: String) -> [UInt8]? {
        guard let bytes = Hex.decode(text.utf8), bytes.count == 16 else { return nil }
        return bytes
    }
}
