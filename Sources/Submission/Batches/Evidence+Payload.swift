internal import Notation

/// The key `evidence` of entries and statements: files by hash and length.
extension Evidence {
    /// Writes the key; left out where there is no file.
    static func write(_ files: [Evidence], to writer: inout CanonicalWriter) {
        guard !files.isEmpty else { return }
        writer.key("evidence")
        writer.beginArray()
        for file in files {
            writer.beginObject()
            writer.field("bytes", file.bytes)
            writer.field("name", file.name)
            writer.field("sha256", file.digest.hex)
            writer.field("type", file.mediaType)
            writer.endObject()
        }
        writer.endArray()
    }

    /// Reads the key where it is there.
    static func read(_ reader: inout CanonicalReader) throws(JSONError) -> [Evidence] {
        guard reader.optionalKey("evidence") else { return [] }
        let start = reader.offset
        try reader.beginArray()
        var files: [Evidence] = []
        while try reader.nextElement() {
            try reader.beginObject()
            let bytes = try reader.integer("bytes", in: 0...Limits.blobBytes)
            let name = try reader.text("name", PayloadText.name)
            let digest = try reader.text("sha256", { Digest(hex: $0) })
            let mediaType = try reader.text("type", PayloadText.name)
            try reader.endObject()
            files.append(
                Evidence(digest: digest, bytes: bytes, name: name, mediaType: mediaType))
            guard files.count <= Limits.blobs else {
                throw JSONError(.tooLarge, at: start, key: "evidence", limit: Int64(Limits.blobs))
            }
        }
        guard !files.isEmpty else { throw JSONError(.notCanonical, at: start, key: "evidence") }
        return files
    }
}
