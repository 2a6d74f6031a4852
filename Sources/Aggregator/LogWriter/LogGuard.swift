internal import DurableFiles
internal import Notation
package import TransparencyLog

/// The last checkpoint that was signed, in a file outside the database and outside its backups.
///
/// A restored backup makes the database shorter than this file says; then nothing is signed, since
/// a second tree of a size once signed would be a lie that anybody can prove.
package struct LogGuard: Sendable {
    private let path: String

    /// The guard of a centre's folder.
    package init(path: String) {
        self.path = path
    }

    /// The note in the file; nil where there is no file.
    ///
    /// Throws what reading the file and the note throws.
    package func read() throws -> SignedNote? {
        guard DurableFile.exists(path) else { return nil }
        return try SignedNote(bytes: DurableFile.read(path, limit: SignedNote.maximumByteCount))
    }

    /// Replaces the file; it is on the disk on return.
    package func write(_ note: SignedNote) throws {
        try DurableFile.write(note.bytes, to: path)
    }
}
