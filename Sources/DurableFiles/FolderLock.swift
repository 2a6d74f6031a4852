internal import Glibc
public import Notation

/// One process a folder: the lock file names its holder.
///
/// An `flock` on `FOLDER/lock`, held until the value is released or the process ends, however it
/// ends. The file's text says who holds it, for the sentence that a second process gets.
public final class FolderLock: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Takes the lock, or says who holds it.
    ///
    /// `holder` is a short text such as `shangji agent run`; process id and start are added by the
    /// caller where wanted.
    public static func take(
        folder: String, holder: String
    ) throws(FileFailure) -> Result<FolderLock, FolderHeld> {
        let path = "\(folder)/lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFailure("open", path, errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            defer { close(descriptor) }
            guard code == EWOULDBLOCK else { throw FileFailure("flock", path, errno: code) }
            let text = (try? DurableFile.read(path, limit: 1_000)) ?? []
            return .failure(
                FolderHeld(folder: folder, holder: String(decoding: text, as: UTF8.self)))
        }
        let text = Array("\(holder) (pid \(getpid()))".utf8)
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count
        else {
            let code = errno
            close(descriptor)
            throw FileFailure("write", path, errno: code)
        }
        return .success(FolderLock(descriptor: descriptor))
    }
}

/// Another process holds the folder.
public struct FolderHeld: Error, Hashable, Sendable {
    /// The folder.
    public let folder: String
    /// What the holder wrote of itself.
    public let holder: String

    /// What to tell a person.
    public var finding: Finding { Finding(.folderLocked, at: folder, ["holder": holder]) }
}
