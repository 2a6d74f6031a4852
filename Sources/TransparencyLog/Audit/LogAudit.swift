/// The audit of a whole log from its leaves: every root is computed again.
///
/// Needs nothing but the leaf hashes, the checkpoints anyone has kept and, where there are any, the
/// tiles that were served. The same input gives the same report on every machine.
public struct LogAudit: Sendable {
    /// Whose log it is.
    public let trust: LogTrust
    /// All stored hashes, computed from the leaves.
    let hashes: MemoryHashes

    /// An audit of the log with these leaf hashes.
    public init(trust: LogTrust, leafHashes: some Sequence<TreeHash>) {
        self.trust = trust
        hashes = MemoryHashes(leaves: leafHashes)
    }

    /// An audit of the log with this leaf data.
    public init(trust: LogTrust, leafData: some Sequence<[UInt8]>) {
        self.init(trust: trust, leafHashes: leafData.lazy.map { TreeHash(leaf: $0) })
    }

    /// The number of leaves the audit was given.
    public var size: UInt64 { hashes.size }
    /// The root over them.
    public var root: TreeHash { hashes.root }

    /// Checks notes and tiles against the leaves; findings come in the order of the input.
    public func report(checkpoints: [SignedNote], tiles: [Tile: [UInt8]] = [:]) -> Report {
        var report = Report()
        for (position, note) in checkpoints.enumerated() {
            do throws(LogRefusal) {
                report.verified.append(try trust.verify(note))
            } catch {
                report.findings.append(.refusedNote(position: position, error))
            }
        }
        let heads = Heads(report.verified, over: hashes)
        for checkpoint in report.verified {
            report.findings += findings(on: checkpoint, among: heads)
        }
        for (tile, bytes) in tiles.sorted(by: { $0.key.path < $1.key.path }) {
            do {
                try check(tile, bytes)
            } catch {
                report.findings.append(.wrongTile(tile, error))
            }
        }
        return report
    }

    /// What an audit found.
    public struct Report: Hashable, Sendable {
        /// The checkpoints whose signatures hold, in the order of the input.
        public fileprivate(set) var verified: [VerifiedCheckpoint] = []
        /// All that is wrong; empty when every checkpoint and tile agrees with the leaves.
        public fileprivate(set) var findings: [LogFinding] = []
    }
}
