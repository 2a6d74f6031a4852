internal import Glibc
public import Notation

/// A new file of any length on a medium that may fail or be pulled out.
///
/// Written beside its place, synced, read back, compared by its SHA-256, renamed, and its folder
/// synced: only when ``write(to:_:)`` has returned is the medium safe to remove.
public enum CheckedFile {
    /// Writes a file in pieces; returns its length and digest.
    ///
    /// Throws where anything fails, or `EIO` where what is read back is not what was written; then
    /// nothing of that name is there, and an older file of that name stands.
    public static func write(
        to path: String, _ body: (_ sink: ([UInt8]) throws -> Void) throws -> Void
    ) throws -> (bytes: Int, digest: Digest) {
        let temporary = "\(path).\(getpid()).new"
        do {
            let written = try fill(temporary, body)
            let back = try read(temporary)
            guard back.bytes == written.bytes, back.digest == written.digest else {
                throw FileFailure("verify", path, errno: EIO)
            }
            try move(temporary, to: path)
            return written
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func fill(
        _ path: String, _ body: (_ sink: ([UInt8]) throws -> Void) throws -> Void
    ) throws -> (bytes: Int, digest: Digest) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileFailure("open", path, errno: errno) }
        defer { close(file) }
        var hasher = DigestStream()
        try body { piece in
            hasher.update(piece)
            try DurableFile.write(piece, into: file, path)
        }
        guard fsync(file) == 0 else { throw FileFailure("fsync", path, errno: errno) }
        // What is read back then comes from the medium, not from memory, where the system can.
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
        return hasher.finish()
    }

    private static func read(_ path: String) throws -> (bytes: Int, digest: Digest) {
        var hasher = DigestStream()
        try pieces(of: path) { hasher.update($0) }
        return hasher.finish()
    }

    /// Gives a file that is synced its place, and syncs the folder.
    public static func move(_ file: String, to path: String) throws {
        guard rename(file, path) == 0 else { throw FileFailure("rename", path, errno: errno) }
        try DurableFile.syncFolder(of: path)
    }

    /// The length of a plain file; nil for a folder, a device, a pipe, and where nothing is there.
    public static func length(of path: String) -> Int64? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int64(status.st_size)
    }

    /// Reads so many bytes of a file from an offset on; fewer where it ends before.
    public static func piece(
        of path: String, from offset: Int64, count: Int
    ) throws(FileFailure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileFailure("open", path, errno: errno) }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes {
                pread(
                    file, $0.baseAddress?.advanced(by: filled), count - filled,
                    off_t(offset) + filled)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw FileFailure("read", path, errno: errno) }
            if got == 0 { break }
            filled += got
        }
        return Array(bytes[..<filled])
    }

    /// The digest and length of a file.
    public static func measure(_ path: String) throws -> (bytes: Int, digest: Digest) {
        try read(path)
    }

    /// Takes a file away, where it is there.
    public static func remove(_ path: String) { unlink(path) }

    /// Takes an empty folder away, where it is there; one that holds something stays.
    public static func removeFolder(_ path: String) { rmdir(path) }

    /// Reads a file from its start to its end in pieces of at most 1 MiB.
    public static func pieces(of path: String, _ take: ([UInt8]) throws -> Void) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileFailure("open", path, errno: errno) }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFailure("read", path, errno: errno) }
            if count == 0 { return }
            try take(Array(buffer[..<count]))
        }
    }
}
