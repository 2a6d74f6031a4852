internal import DurableFiles
package import Notation
internal import Submission

/// The evidence files of a centre, and the pieces of those that are still on their way.
///
/// `evidence/files/SHA256` once whole; before that a file each for the pieces that a device has
/// sent, `evidence/pieces/KEY/SHA256/OFFSET`, so that a power cut loses at most the piece under way
/// and a device spoils nobody's pieces but its own.
package struct EvidenceShelf: Sendable {
    private let path: String

    /// The shelf of a centre's folder.
    package init(path: String) {
        self.path = path
    }

    /// Where the whole file lies.
    package func place(of digest: Digest) -> String { "\(path)/files/\(digest)" }

    /// True where the whole file lies there and is what its name says.
    package func isSound(_ digest: Digest, bytes: Int64) -> Bool {
        guard let found = try? CheckedFile.measure(place(of: digest)) else { return false }
        return found.digest == digest && Int64(found.bytes) == bytes
    }

    /// Keeps a whole file; it is on the disk on return.
    func keep(_ bytes: [UInt8], as digest: Digest) throws {
        try makeFolders("files")
        try DurableFile.write(bytes, to: place(of: digest))
    }

    /// Keeps a piece that a device sent; it is on the disk on return.
    func keep(piece bytes: [UInt8], of digest: Digest, from offset: Int64, by key: KeyID) throws {
        try makeFolders("pieces", "pieces/\(key)", "pieces/\(key)/\(digest)")
        try DurableFile.write(bytes, to: "\(folder(digest, key))/\(offset)")
    }

    /// Which pieces of a file are there from a device.
    func pieces(of digest: Digest, by key: KeyID, _ cut: EvidencePieces) -> Set<Int64> {
        Set(
            cut.offsets.filter { offset in
                CheckedFile.length(of: "\(folder(digest, key))/\(offset)")
                    == cut.length(at: offset).map(Int64.init)
            })
    }

    /// Puts the pieces together; true where they are the file, which then is on the disk.
    ///
    /// Nothing is left under its name where they are not.
    func assemble(_ digest: Digest, by key: KeyID, _ cut: EvidencePieces) throws -> Bool {
        try makeFolders("files")
        let new = "\(path)/files/new"
        let made = try CheckedFile.write(to: new) { sink in
            for offset in cut.offsets {
                try sink(
                    try DurableFile.read(
                        "\(folder(digest, key))/\(offset)", limit: Limits.pieceBytes))
            }
        }
        guard made.digest == digest, Int64(made.bytes) == cut.bytes else {
            CheckedFile.remove(new)
            return false
        }
        try CheckedFile.move(new, to: place(of: digest))
        return true
    }

    /// Throws the pieces of a device away.
    func dropPieces(of digest: Digest, by key: KeyID, _ cut: EvidencePieces) {
        for offset in cut.offsets { CheckedFile.remove("\(folder(digest, key))/\(offset)") }
        CheckedFile.removeFolder(folder(digest, key))
        CheckedFile.removeFolder("\(path)/pieces/\(key)")
    }

    private func folder(_ digest: Digest, _ key: KeyID) -> String {
        "\(path)/pieces/\(key)/\(digest)"
    }

    private func makeFolders(_ names: String...) throws {
        try DurableFile.makeFolder(path)
        for name in names { try DurableFile.makeFolder("\(path)/\(name)") }
    }
}
