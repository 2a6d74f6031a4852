internal import Notation
internal import Submission
internal import TransparencyLog

/// The leaves against the signed root, the tiles against the leaves.
extension Audit {
    /// Computes the root from the leaves; nil where there is no list of leaves to be read.
    mutating func checkLog(_ trust: LogTrust) throws -> LogAudit? {
        let limit = AuditLayout.leafLimit * AuditLayout.lineBytes
        guard let bytes = try read(AuditLayout.ids, limit: limit),
            let ids = AuditLayout.ids(lines: bytes)
        else {
            if present.contains(AuditLayout.ids) {
                fault(.auditFileUnreadable, at: AuditLayout.ids)
            }
            isLayoutKnown = false
            return nil
        }
        self.ids = ids
        let log = LogAudit(trust: trust, leafData: ids.lazy.map(\.digest.bytes))
        report.root = log.root
        report.counts.records = ids.count
        try checkHead(of: log)
        return log
    }

    private mutating func checkHead(of log: LogAudit) throws {
        for (what, holds) in [
            ("size", manifest?.size == Int64(ids.count)), ("root", manifest?.root == log.root),
        ] where manifest != nil && !holds {
            report.fault(Finding(.auditManifestWrong, at: AuditLayout.manifest, ["what": what]))
        }
        let place = AuditLayout.checkpoint
        guard let bytes = try read(place, limit: SignedNote.maximumByteCount) else { return }
        guard let shown = try? log.trust.verify(bytes) else {
            return fault(.auditCheckpointWrong, at: place)
        }
        isLogSound = shown.size == log.size && shown.root == log.root
        guard isLogSound else {
            return report.fault(
                Finding(
                    .auditRootWrong, at: place, ["size": "\(shown.size)", "held": "\(log.size)"]))
        }
    }

    mutating func checkTiles(_ log: LogAudit) throws {
        for tile in Tile.written(from: 0, to: log.size) {
            guard let bytes = try read(tile.path, limit: 1 << 24) else { continue }
            report.counts.tiles += 1
            if !log.report(checkpoints: [], tiles: [tile: bytes]).findings.isEmpty {
                fault(.auditTileWrong, at: tile.path)
            }
        }
    }
}
