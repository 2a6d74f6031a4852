/// The head of a log: its origin, its size and the root of its tree (C2SP tlog-checkpoint).
///
/// Says nothing about who signed it; that is `VerifiedCheckpoint`.
public struct Checkpoint: Hashable, Sendable {
    /// Which log.
    public let origin: LogOrigin
    /// The number of leaves, at most `Tree.maximumSize`.
    public let size: UInt64
    /// The root over all leaves.
    public let root: TreeHash
    /// Lines after the root as they were read: opaque, and never written by us, because no
    /// observer of a log can check them.
    public let extensionLines: [[UInt8]]

    /// The head of a log, without extension lines.
    ///
    /// Throws `outOfRange` beyond `Tree.maximumSize`.
    public init(origin: LogOrigin, size: UInt64, root: TreeHash) throws(LogRefusal) {
        try Tree.check(size: size)
        self.origin = origin
        self.size = size
        self.root = root
        extensionLines = []
    }

    /// The checkpoint written as the text of a note.
    ///
    /// Three lines: origin, size in decimal without leading zero, root in base64; any lines after
    /// them are kept and must not be empty. Throws `malformedCheckpoint`.
    public init(text: [UInt8]) throws(LogRefusal) {
        var lines = Lines(text)
        guard let origin = lines.next().flatMap(LogOrigin.init(utf8:)) else {
            throw LogRefusal(.malformedCheckpoint, "no origin")
        }
        guard let size = lines.next().flatMap({ StrictDecimal.parse($0) }) else {
            throw LogRefusal(.malformedCheckpoint, "no size")
        }
        guard let root = lines.next().flatMap({ TreeHash(base64: $0) }) else {
            throw LogRefusal(.malformedCheckpoint, "no root")
        }
        var extensionLines: [[UInt8]] = []
        while let line = lines.next() {
            extensionLines.append(Array(line))
        }
        guard lines.rest.isEmpty, !extensionLines.contains([]) else {
            throw LogRefusal(.malformedCheckpoint, "an empty or unfinished extension line")
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensionLines = extensionLines
    }

    /// The text that is signed.
    public var text: [UInt8] {
        let lines = [origin.utf8, StrictDecimal.digits(size), Array(root.base64.utf8)]
        return Array((lines + extensionLines).joined(separator: [Lines.newline]))
            + [Lines.newline]
    }
}
