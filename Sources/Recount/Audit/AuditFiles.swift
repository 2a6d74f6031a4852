/// The files of an audit folder, read by whoever does the reading.
public protocol AuditFiles {
    /// The paths of everything below the folder that is no folder, `/` between parts.
    ///
    /// Links count as files and are not followed.
    func paths() throws -> [String]

    /// The bytes of a file; nil where it is no plain file or has more than `limit` bytes.
    func read(_ path: String, limit: Int) throws -> [UInt8]?
}
