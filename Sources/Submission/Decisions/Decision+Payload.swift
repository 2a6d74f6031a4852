public import Notation

/// The canonical JSON of a decision, line by line as `docs/batch-format.md` has it.
extension Decision {
    /// The payload bytes.
    public var payload: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.field("centre", centre.text)
        writer.key("items")
        writer.beginArray()
        for item in items { item.write(to: &writer) }
        writer.endArray()
        writer.field("key", key.description)
        writer.field("reason", reason)
        writer.key("scheme")
        scheme.write(to: &writer)
        writer.field("v", 1)
        writer.endObject()
        return writer.bytes
    }

    /// Reads payload bytes; only the canonical form within the limits is a decision.
    public init(payload: [UInt8]) throws(JSONError) {
        var reader = CanonicalReader(payload)
        try reader.beginObject()
        centre = try reader.text("centre", { CentreID($0) })
        let raw = try Self.readItems(&reader)
        key = try reader.text("key", { KeyID(hex: $0) })
        reason = try reader.text("reason", PayloadText.comment)
        scheme = try SchemeReference(from: &reader)
        _ = try reader.integer("v", in: 1...1)
        try reader.endObject()
        try reader.end()
        var items: [DecisionItem] = []
        for item in raw { items.append(try item.item(in: scheme.id)) }
        self.items = items
    }

    private static func readItems(
        _ reader: inout CanonicalReader
    ) throws(JSONError) -> [DecisionFields] {
        try reader.key("items")
        let start = reader.offset
        try reader.beginArray()
        var items: [DecisionFields] = []
        while try reader.nextElement() {
            guard items.count < Limits.entries else {
                throw JSONError(.tooLarge, at: start, key: "items", limit: Int64(Limits.entries))
            }
            items.append(try DecisionFields(from: &reader))
        }
        guard !items.isEmpty else { throw JSONError(.badText, at: start, key: "items") }
        return items
    }
}
