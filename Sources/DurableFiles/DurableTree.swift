internal import Glibc

/// A folder that is filled with many files and is whole once its last file is there.
///
/// Files are written, then all synced, then the last one is written: whoever finds that one finds
/// the others whole, power cut or not. Far cheaper than syncing thousands of files one by one.
public struct DurableTree: ~Copyable {
    /// The folder.
    public let path: String
    private var folders: Set<String> = []
    private var files: [String] = []

    /// A new folder, or an empty one.
    ///
    /// Fails with `ENOTEMPTY` where it holds anything.
    public init(_ path: String) throws(FileFailure) {
        self.path = path
        guard mkdir(path, 0o755) != 0 else { return }
        let code = errno
        guard code == EEXIST else { throw FileFailure("mkdir", path, errno: code) }
        guard try FolderListing.names(in: path).isEmpty else {
            throw FileFailure("mkdir", path, errno: ENOTEMPTY)
        }
    }

    /// Writes a new file of mode 0644, not synced yet, and the folders that its name needs.
    public mutating func write(_ bytes: [UInt8], to name: String) throws(FileFailure) {
        var folder = ""
        for part in name.split(separator: "/").dropLast() {
            folder += "/\(part)"
            guard folders.insert(folder).inserted else { continue }
            guard mkdir(path + folder, 0o755) == 0 else {
                throw FileFailure("mkdir", path + folder, errno: errno)
            }
        }
        files.append(name)
        try DurableFile.create(bytes, at: "\(path)/\(name)")
    }

    /// Syncs everything, then writes the file that says so.
    public mutating func seal(_ bytes: [UInt8], to name: String) throws(FileFailure) {
        for file in files { try DurableFile.sync("\(path)/\(file)") }
        for folder in folders.sorted() { try DurableFile.sync(path + folder) }
        try DurableFile.write(bytes, to: "\(path)/\(name)", mode: 0o644)
        try DurableFile.sync(Self.parent(of: path))
    }

    /// Takes everything away again, as far as that goes; the folder itself stays, empty.
    public consuming func discard() {
        for file in files { unlink("\(path)/\(file)") }
        for folder in folders.sorted().reversed() { rmdir(path + folder) }
    }

    private static func parent(of path: String) -> String {
        let trimmed = path.split(separator: "/", omittingEmptySubsequences: true)
        let root = path.hasPrefix("/") ? "/" : ""
        let parent = root + trimmed.dropLast().joined(separator: "/")
        return parent.isEmpty ? "." : parent
    }
}
