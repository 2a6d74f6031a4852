internal import Glibc

/// Files that are old or new after a power cut, never half.
public enum DurableFile {
    /// Replaces a file: temporary file beside it, synced, renamed, folder synced.
    ///
    /// Mode 0600 unless said otherwise. On an error the old file stands and the temporary one is
    /// removed.
    public static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600
    ) throws(FileFailure) {
        let temporary = "\(path).\(getpid()).new"
        do throws(FileFailure) {
            try writeSynced(bytes, to: temporary, mode: mode)
            guard rename(temporary, path) == 0 else {
                throw FileFailure("rename", path, errno: errno)
            }
        } catch {
            unlink(temporary)
            // Whoever asked for the file knows it by its own name.
            throw FileFailure(error.action, path, errno: error.errno)
        }
        try syncFolder(of: path)
    }

    /// Reads a whole file of at most `limit` bytes.
    ///
    /// A larger file fails with `EFBIG`.
    public static func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileFailure("open", path, errno: errno) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFailure("read", path, errno: errno) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
            guard bytes.count <= limit else { throw FileFailure("read", path, errno: EFBIG) }
        }
    }

    /// Makes a folder of mode 0700; an existing one is fine.
    public static func makeFolder(_ path: String) throws(FileFailure) {
        if mkdir(path, 0o700) == 0 { return try syncFolder(of: path) }
        var status = stat()
        let code = errno
        guard code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw FileFailure("mkdir", path, errno: code)
        }
    }

    /// True where something of that name exists.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The length of a file in bytes; 0 where there is none.
    public static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// True where others than the owner may read or write the file.
    public static func isOpenToOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
    }

    /// Writes a file of mode 0644 that must not be there yet; nothing is synced.
    static func create(_ bytes: [UInt8], at path: String) throws(FileFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw FileFailure("open", path, errno: errno) }
        defer { close(file) }
        try write(bytes, into: file, path)
    }

    /// Makes an empty file of mode 0600 where there is none and one can be made.
    static func ensure(_ path: String) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file >= 0 { close(file) }
    }

    /// Syncs a file or folder that is there.
    static func sync(_ path: String) throws(FileFailure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure("open", path, errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure("fsync", path, errno: errno) }
    }

    private static func writeSynced(
        _ bytes: [UInt8], to path: String, mode: UInt32
    ) throws(FileFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw FileFailure("open", path, errno: errno) }
        defer { close(file) }
        try write(bytes, into: file, path)
        guard fsync(file) == 0 else { throw FileFailure("fsync", path, errno: errno) }
    }

    static func write(
        _ bytes: [UInt8], into file: Int32, _ path: String
    ) throws(FileFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(file, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFailure("write", path, errno: errno) }
            written += count
        }
    }

    static func syncFolder(of path: String) throws(FileFailure) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        try sync(folder)
    }
}
