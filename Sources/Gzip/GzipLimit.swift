/// How much a gzip stream may unpack to before it is refused.
///
/// Both limits are checked while unpacking, so a hostile stream costs at most `bytes` plus one
/// slice of memory (RFC 1951 lets 1 byte become 1032).
package struct GzipLimit: Hashable, Sendable {
    /// The greatest number of unpacked bytes, in all members together.
    package let bytes: Int
    /// The greatest number of unpacked bytes for each packed byte.
    package let ratio: Int
    /// Unpacked bytes up to which the ratio is not looked at: short texts pack very well.
    package let ratioFloor: Int

    /// Makes a limit; honest batches and feeds stay far below the ratio of 250.
    package init(bytes: Int, ratio: Int = 250, ratioFloor: Int = 256 * 1024) {
        self.bytes = max(0, bytes)
        self.ratio = max(1, ratio)
        self.ratioFloor = max(0, ratioFloor)
    }

    /// The refusal that these totals deserve, or nil.
    func refusal(packed: Int, unpacked: Int) -> GzipFailure? {
        if unpacked > bytes { return .tooLarge }
        if unpacked > ratioFloor, unpacked / ratio > packed { return .tooDense }
        return nil
    }
}
