internal import Notation
public import Submission
internal import TransparencyLog

/// The audit of a centre from its public bytes alone: nothing that they say of themselves is
/// believed.
///
/// From the card up: the manifest, the log, every record in its order, every checkpoint that a
/// record carries, the merged state, every published standing. `docs/audit.md` says what each step
/// proves.
///
/// ```swift
/// let report = try Audit.report(on: folder, under: card)
/// report.isSound
/// ```
public struct Audit {
    let files: any AuditFiles
    let progress: Progress
    var report = AuditReport()
    var present: Set<String> = []
    /// What the manifest says of each file; nil where there is no manifest to be read.
    var members: [String: AuditManifest.Member]?
    var manifest: AuditManifest?
    /// The files that were compared with the manifest.
    var compared: Set<String> = []
    /// The files that the log asks for.
    var expected: Set<String> = []
    /// False where damage hides which files the log asks for.
    var isLayoutKnown = true
    var ids: [RecordID] = []
    var isLogSound = false
    var areRecordsSound = true

    /// What is called now and then with the leaves gone through and all leaves.
    public typealias Progress = (Int64, Int64) -> Void

    /// Audits a folder.
    ///
    /// Throws only what reading the files throws.
    ///
    /// - Parameter card: the card that is trusted, from elsewhere; nil takes the folder's own.
    public static func report(
        on files: any AuditFiles, under card: CentreCard? = nil,
        progress: @escaping Progress = { _, _ in }
    ) throws -> AuditReport {
        var audit = Audit(files: files, progress: progress)
        audit.present = try Set(files.paths())
        if let trusted = card, let own = try audit.foreignCard(to: trusted) {
            return audit.refused(own, under: trusted)
        }
        try audit.readManifest()
        if let card = try audit.readCard(under: card), let trust = card.trust {
            let log = try audit.checkLog(trust)
            try log.map { try audit.checkTiles($0) }
            let registry = try audit.checkRecords(card, log)
            try audit.checkStandings(of: registry, trust)
        } else {
            audit.isLayoutKnown = false
        }
        try audit.checkRest()
        return audit.report
    }

    private init(files: any AuditFiles, progress: @escaping Progress) {
        self.files = files
        self.progress = progress
    }

    /// The folder's card, where it is of another centre and the log is not signed by the trusted
    /// one's key either: nothing in it can be checked.
    private func foreignCard(to trusted: CentreCard) throws -> CentreCard? {
        guard let bytes = try files.read(AuditLayout.card, limit: AuditLayout.cardLimit),
            let own = Self.card(in: bytes),
            own.centre != trusted.centre || own.rootKey != trusted.rootKey
        else { return nil }
        let note = try files.read(AuditLayout.checkpoint, limit: SignedNote.maximumByteCount)
        let isSigned = note.flatMap { try? trusted.trust?.verify($0) } != nil
        return isSigned ? nil : own
    }

    private mutating func refused(
        _ own: CentreCard, under trusted: CentreCard
    ) -> AuditReport {
        report.isCardGiven = true
        report.card = trusted
        report.fault(
            Finding(
                .auditOtherCentre, at: AuditLayout.card, ["held": own.name, "given": trusted.name]))
        return report
    }

    private static func card(in bytes: [UInt8]) -> CentreCard? {
        (try? JSON(bytes, form: .canonical)).flatMap(CentreCard.init(json:))
    }

    /// The card that everything is checked by.
    private mutating func readCard(under trusted: CentreCard?) throws -> CentreCard? {
        let bytes = try read(AuditLayout.card, limit: AuditLayout.cardLimit)
        let own = bytes.flatMap(Self.card)
        report.isCardGiven = trusted != nil
        report.card = trusted ?? own
        if own == nil || report.card?.trust == nil {
            if bytes != nil { fault(.cardUnreadable, at: AuditLayout.card) }
        } else if let own, let trusted, let field = own.difference(from: trusted) {
            report.fault(Finding(.auditCardDiffers, at: AuditLayout.card, ["field": field]))
        }
        if let centre = report.card?.centre, let manifest, manifest.centre != centre {
            report.fault(Finding(.auditManifestWrong, at: AuditLayout.manifest, ["what": "centre"]))
        }
        return report.card
    }

    mutating func fault(_ code: FindingCode, at place: String) {
        report.fault(Finding(code, at: place))
    }
}

extension CentreCard {
    /// The first field that is not the same.
    fileprivate func difference(from other: CentreCard) -> String? {
        let (mine, theirs) = (json.object ?? [:], other.json.object ?? [:])
        return mine.keys.sorted().first { mine[$0] != theirs[$0] }
    }
}
