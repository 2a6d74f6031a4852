internal import CZlib

/// Packs `bytes` as one gzip member (RFC 1952) without name or time: same bytes in, same bytes out.
///
/// - Parameter level: 1 (fast) to 9 (small); zlib's own default is 6.
/// - Throws: `outOfMemory`, or `tooLarge` for 4 GiB and more, which zlib cannot count.
package func gzip(_ bytes: [UInt8], level: Int = 6) throws(GzipFailure) -> [UInt8] {
    guard bytes.count < Int(UInt32.max) else { throw .tooLarge }
    var stream = z_stream()
    // One access for the whole life: zlib keeps the address of the stream it was given.
    let packed: [UInt8]? = withUnsafeMutablePointer(to: &stream) { stream in
        guard shim_deflate_init_gzip(stream, Int32(min(max(level, 1), 9))) == Z_OK else {
            return nil
        }
        defer { deflateEnd(stream) }
        return deflateAll(bytes, through: stream)
    }
    guard let packed else { throw .outOfMemory }
    return packed
}

/// Unpacks a whole gzip stream under `limit`.
///
/// - Throws: every `GzipFailure`; bytes after the last member are `malformed`.
package func gunzip(_ bytes: [UInt8], limit: GzipLimit) throws(GzipFailure) -> [UInt8] {
    guard !bytes.isEmpty else { throw .truncated }
    let unpacker = try GzipUnpacker(limit: limit)
    var output: [UInt8] = []
    try unpacker.unpack(bytes, into: &output)
    try unpacker.finish()
    return output
}

/// Runs all of `bytes` through an open stream, or returns nil when zlib fails.
private func deflateAll(
    _ bytes: [UInt8], through stream: UnsafeMutablePointer<z_stream>
) -> [UInt8]? {
    let bound = Int(deflateBound(stream, UInt(bytes.count)))
    var ended = false
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { room, count in
        bytes.withUnsafeBufferPointer { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            stream.pointee.next_out = room.baseAddress
            stream.pointee.avail_out = UInt32(clamping: room.count)
            ended = deflate(stream, Z_FINISH) == Z_STREAM_END
        }
        count = room.count - Int(stream.pointee.avail_out)
    }
    return ended ? packed : nil
}
