/// Why bytes could not be packed or unpacked.
package enum GzipFailure: String, Error, Hashable, Sendable, CaseIterable {
    /// The bytes are no gzip stream (RFC 1952), or its checksum or length is wrong.
    case malformed
    /// The stream ends before its last member does.
    case truncated
    /// The stream unpacks to more than `GzipLimit.bytes`.
    case tooLarge
    /// The stream unpacks to more than `GzipLimit.ratio` allows: a bomb.
    case tooDense
    /// zlib got no memory.
    case outOfMemory
}
