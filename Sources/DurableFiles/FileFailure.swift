internal import Glibc
public import Notation

/// Broken machinery of the file system: what was tried, on which file, and the system's reason.
public struct FileFailure: Error, Hashable, Sendable {
    /// What was tried, as `open`, `write`, `fsync` or `rename`.
    public let action: String
    /// The file or folder.
    public let path: String
    /// The system's error number.
    public let errno: Int32

    /// A failure.
    public init(_ action: String, _ path: String, errno: Int32) {
        self.action = action
        self.path = path
        self.errno = errno
    }

    /// The system's words.
    public var reason: String { String(cString: strerror(errno)) }

    /// What to tell a person.
    public var finding: Finding {
        let code: FindingCode =
            switch errno {
            case ENOSPC, EDQUOT: .diskFull
            case EACCES, EPERM, EROFS: .folderReadOnly
            case ENOENT, ENOTDIR: .fileMissing
            case EISDIR: .fileIsFolder
            default: .fileBroken
            }
        return Finding(code, at: path, ["action": action, "reason": reason])
    }
}
