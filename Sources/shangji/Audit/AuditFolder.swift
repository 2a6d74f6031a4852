import DurableFiles
import Glibc
import Recount

/// An audit folder on this computer.
struct AuditFolder: AuditFiles {
    private let path: String
    private let plain: Set<String>
    private let all: [String]

    /// A folder; throws where it cannot be listed.
    init(_ path: String) throws {
        let files = try FolderListing.files(below: path)
        self.path = path
        all = files.map(\.path)
        plain = Set(files.filter(\.isPlain).map(\.path))
    }

    func paths() -> [String] { all }

    func read(_ name: String, limit: Int) throws -> [UInt8]? {
        guard plain.contains(name) else { return nil }
        do {
            return try DurableFile.read("\(path)/\(name)", limit: limit)
        } catch {
            guard error.errno == EFBIG || error.errno == ENOENT else { throw error }
            return nil
        }
    }
}
