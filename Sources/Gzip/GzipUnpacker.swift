internal import CZlib

/// Unpacks one gzip stream (RFC 1952, any number of members) as its bytes come in, under a limit.
///
/// Use from one thread or task at a time. After a failure every further call fails the same way.
package final class GzipUnpacker {
    /// Heap memory because zlib keeps the address of the stream it was given.
    private let stream: UnsafeMutablePointer<z_stream>
    private let room: UnsafeMutableBufferPointer<UInt8>
    private let limit: GzipLimit
    private var failure: GzipFailure?
    private var memberEnded = false

    /// Packed bytes read so far.
    package private(set) var packed = 0
    /// Unpacked bytes given out so far.
    package private(set) var unpacked = 0

    /// Makes an unpacker for one stream; fails with `outOfMemory` only.
    package init(limit: GzipLimit) throws(GzipFailure) {
        self.limit = limit
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        room = .allocate(capacity: 16 * 1024)
        guard shim_inflate_init_gzip(stream) == Z_OK else { throw .outOfMemory }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
        room.deallocate()
    }

    /// Unpacks the next `bytes` of the stream and appends the result to `output`.
    ///
    /// - Throws: every `GzipFailure` but `truncated`; `output` then holds what came before it and
    ///   never more than the limit allows.
    package func unpack(
        _ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]
    ) throws(GzipFailure) {
        // Slices, because zlib counts in 32 bits.
        var rest = bytes[...]
        while !rest.isEmpty {
            let slice = rest.prefix(1 << 20)
            rest = rest.dropFirst(slice.count)
            try unpackSlice(UnsafeRawBufferPointer(rebasing: slice), into: &output)
        }
    }

    /// Unpacks the next `bytes` of the stream and appends the result to `output`.
    package func unpack(_ bytes: [UInt8], into output: inout [UInt8]) throws(GzipFailure) {
        // The closure hands the failure out as a value: typed throws do not pass through it.
        let result = bytes.withUnsafeBytes { raw in
            Result { () throws(GzipFailure) in try unpack(raw, into: &output) }
        }
        try result.get()
    }

    /// Says that no more bytes come.
    ///
    /// - Throws: `truncated` when the last member is not complete. A stream of no bytes is
    ///   complete: servers label empty bodies as gzip.
    package func finish() throws(GzipFailure) {
        if let failure { throw failure }
        if packed > 0, !memberEnded { throw .truncated }
    }

    private func unpackSlice(
        _ slice: UnsafeRawBufferPointer, into output: inout [UInt8]
    ) throws(GzipFailure) {
        if let failure { throw failure }
        let input = slice.bindMemory(to: UInt8.self)
        // zlib reads through this pointer and never writes; its type is older than `const`.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        repeat {
            do throws(GzipFailure) {
                try step(into: &output)
            } catch {
                failure = error
                throw error
            }
            // A full room means that zlib may hold more output without needing more input.
        } while stream.pointee.avail_in > 0 || (stream.pointee.avail_out == 0 && !memberEnded)
    }

    private func step(into output: inout [UInt8]) throws(GzipFailure) {
        if memberEnded {
            guard inflateReset(stream) == Z_OK else { throw .malformed }
            memberEnded = false
        }
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(room.count)
        let before = stream.pointee.avail_in
        let code = inflate(stream, Z_NO_FLUSH)
        let made = room.count - Int(stream.pointee.avail_out)
        packed += Int(before - stream.pointee.avail_in)
        unpacked += made
        if let refusal = limit.refusal(packed: packed, unpacked: unpacked) { throw refusal }
        output.append(contentsOf: room.prefix(made))
        switch code {
        case Z_OK: break
        case Z_STREAM_END: memberEnded = true
        case Z_BUF_ERROR where stream.pointee.avail_in == 0: break
        case Z_MEM_ERROR: throw .outOfMemory
        default: throw .malformed
        }
    }
}
