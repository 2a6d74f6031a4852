internal import DurableFiles
package import Notation
package import Submission

/// The evidence files of an office, copied into the agent's folder and named by their SHA-256.
///
/// What the clerk does with the original afterwards changes nothing. Mode 0600, as everything here.
package struct EvidenceFolder: Sendable {
    private let path: String

    init(of folder: String) {
        path = "\(folder)/evidence"
    }

    /// Copies a file in; it is on the disk when this returns.
    ///
    /// Refused with `evidence-not-a-file`, and with `evidence-too-large` before a byte is copied.
    package func take(_ file: String) throws -> Evidence {
        guard DurableFile.exists(file) else { throw AgentRefusal(.fileMissing, at: file) }
        guard let size = CheckedFile.length(of: file) else {
            throw AgentRefusal(.evidenceNotFile, at: file)
        }
        try Self.check(size, of: file)
        try DurableFile.makeFolder(path)
        let new = "\(path)/new"
        let copied = try CheckedFile.write(to: new) { sink in
            var bytes: Int64 = 0
            try CheckedFile.pieces(of: file) { piece in
                bytes += Int64(piece.count)
                try Self.check(bytes, of: file)
                try sink(piece)
            }
        }
        try CheckedFile.move(new, to: place(of: copied.digest))
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return Evidence(
            digest: copied.digest, bytes: Int64(copied.bytes), name: name,
            mediaType: MediaType.of(name))
    }

    /// Keeps a file that came in a bundle; false where its bytes are others than its name says.
    func keep(_ bytes: [UInt8], as digest: Digest) throws -> Bool {
        guard Digest(of: bytes) == digest else { return false }
        try DurableFile.makeFolder(path)
        try DurableFile.write(bytes, to: place(of: digest))
        return true
    }

    /// True where a copy of that length is here; its bytes are not read.
    package func holds(_ file: Evidence) -> Bool {
        CheckedFile.length(of: place(of: file.digest)) == file.bytes
    }

    /// True where a copy is here and its bytes are those that were named.
    package func isSound(_ digest: Digest) -> Bool {
        (try? CheckedFile.measure(place(of: digest)))?.digest == digest
    }

    /// A whole file.
    func all(of digest: Digest) throws -> [UInt8] {
        try DurableFile.read(place(of: digest), limit: Int(Limits.blobBytes))
    }

    /// So many bytes of a file from an offset on.
    func piece(of digest: Digest, from offset: Int64, count: Int) throws -> [UInt8] {
        try CheckedFile.piece(of: place(of: digest), from: offset, count: count)
    }

    /// Takes a copy away that nothing names any more.
    func remove(_ digest: Digest) { CheckedFile.remove(place(of: digest)) }

    /// Where the copy lies.
    package func place(of digest: Digest) -> String { "\(path)/\(digest)" }

    private static func check(_ size: Int64, of file: String) throws {
        guard size <= Limits.blobBytes else {
            throw AgentRefusal(
                .evidenceTooLarge, at: file,
                ["size": "\(size)", "limit": "\(Limits.blobBytes)"])
        }
    }
}

/// The media type that a file's name tells, for whoever opens it; it decides nothing.
enum MediaType {
    private static let known = [
        "csv": "text/csv", "doc": "application/msword",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "jpeg": "image/jpeg", "jpg": "image/jpeg", "mp4": "video/mp4", "ofd": "application/ofd",
        "pdf": "application/pdf", "png": "image/png", "txt": "text/plain",
        "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip": "application/zip",
    ]

    static func of(_ name: String) -> String {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return known[ending] ?? "application/octet-stream"
    }
}
