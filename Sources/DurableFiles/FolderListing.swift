internal import Glibc

/// What lies in a folder and below it; links are named and never followed.
public enum FolderListing {
    /// Something that is no folder.
    public struct File: Hashable, Sendable {
        /// Below the folder, with `/` between parts.
        public let path: String
        /// False for a link, a device, a pipe: reading it may never end.
        public let isPlain: Bool
    }

    /// Most folders within folders; whatever lies deeper is named as if it were a file.
    public static let depthLimit = 16

    /// Everything below a folder that is no folder, in the order of the paths' bytes.
    ///
    /// A name that is not UTF-8 comes out changed.
    public static func files(below path: String) throws(FileFailure) -> [File] {
        var files: [File] = []
        try collect(path, "", 0, into: &files)
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private static func collect(
        _ root: String, _ below: String, _ depth: Int, into files: inout [File]
    ) throws(FileFailure) {
        for name in try names(in: below.isEmpty ? root : "\(root)/\(below)") {
            let path = below.isEmpty ? name : "\(below)/\(name)"
            var status = stat()
            let isKnown = lstat("\(root)/\(path)", &status) == 0
            let kind = status.st_mode & S_IFMT
            if isKnown, kind == S_IFDIR, depth < depthLimit {
                try collect(root, path, depth + 1, into: &files)
            } else {
                files.append(File(path: path, isPlain: isKnown && kind == S_IFREG))
            }
        }
    }

    /// The names of what a folder holds, in no order.
    static func names(in folder: String) throws(FileFailure) -> [String] {
        guard let handle = opendir(folder) else {
            throw FileFailure("opendir", folder, errno: errno)
        }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
