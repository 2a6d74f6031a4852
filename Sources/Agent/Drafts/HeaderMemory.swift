internal import DurableFiles
internal import Notation
package import Sheets

/// What columns of sheets were said to hold, kept in `columns.json` of the agent's folder.
///
/// The office's own form comes every month: what was said once holds for each sheet with the same
/// header. Losing the file loses no value, so one that cannot be read counts as none.
package struct HeaderMemory: Sendable {
    /// The choices by the fingerprint of a header.
    package private(set) var choices: [String: [ColumnChoice]] = [:]
    private let path: String

    /// Headers that are kept; the file stays small.
    private static let limit = 1000
    private static let bytes = 4 * 1024 * 1024

    /// Reads what is kept in a folder.
    package init(folder: String) {
        path = "\(folder)/columns.json"
        guard let bytes = try? DurableFile.read(path, limit: Self.bytes),
            let kept = try? JSON(bytes, form: .canonical).object
        else { return }
        for (header, columns) in kept {
            let read = columns.array?.compactMap { $0.string.flatMap { ColumnChoice($0) } }
            if let read, !read.isEmpty { choices[header] = read }
        }
    }

    /// Keeps what was said of the columns under a header, instead of what was said before.
    package mutating func keep(_ columns: [ColumnChoice], for header: String) throws {
        guard !columns.isEmpty, choices[header] != columns else { return }
        guard choices[header] != nil || choices.count < Self.limit else { return }
        choices[header] = columns
        let kept = choices.mapValues { JSON.array($0.map { .string($0.text) }) }
        try DurableFile.write(JSON.object(kept).canonical, to: path)
    }
}
