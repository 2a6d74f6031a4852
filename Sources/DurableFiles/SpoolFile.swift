internal import Glibc

/// A file that grows while bytes arrive, and goes when nobody holds it any more.
///
/// Mode 0600, and nothing is synced: what it holds is kept elsewhere before anybody is told.
public final class SpoolFile: Sendable {
    /// Where it lies.
    public let path: String
    private let descriptor: Int32

    /// Makes an empty file of a name that must be free.
    public init(_ path: String) throws(FileFailure) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFailure("open", path, errno: errno) }
        self.path = path
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// Writes the next bytes.
    public func append(_ bytes: [UInt8]) throws(FileFailure) {
        try DurableFile.write(bytes, into: descriptor, path)
    }

    /// Takes everything away that a process left there when it was killed.
    public static func sweep(_ folder: String) {
        for name in (try? FolderListing.names(in: folder)) ?? [] { unlink("\(folder)/\(name)") }
    }
}
