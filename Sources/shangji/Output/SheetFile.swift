import DurableFiles
import Glibc
import Notation

/// A file that a person made, read whole.
enum SheetFile {
    /// Reads it; throws `sheet-too-large` beyond `limit` bytes.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        do {
            return try DurableFile.read(path, limit: limit)
        } catch {
            guard error.errno == EFBIG else { throw error }
            throw CommandFailure(
                Finding(
                    .sheetTooLarge, at: path,
                    ["size": "\(DurableFile.size(path))", "limit": "\(limit)"]))
        }
    }
}
