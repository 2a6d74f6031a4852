internal import Notation

/// The limits of a batch that cannot be sealed, each with its place, for people.
struct SealingCheck {
    private(set) var findings: [Finding] = []
    private static let mostFindings = 100

    init(_ batch: Batch) {
        check(header: batch.header)
        if batch.entries.isEmpty { note(Finding(.batchEmpty)) }
        count("entries", batch.entries.count, Limits.entries)
        count("evidence", batch.entries.reduce(0) { $0 + $1.evidence.count }, Limits.blobs)
        if !batch.hasOneEntryPerCell { checkCells(of: batch) }
        for entry in batch.entries {
            guard findings.count < Self.mostFindings else { break }
            check(entry) { batch.cell(of: entry).description }
        }
    }

    private mutating func checkCells(of batch: Batch) {
        var cells: Set<Cell> = []
        for entry in batch.entries {
            let cell = batch.cell(of: entry)
            if !cells.insert(cell).inserted {
                note(Finding(.sealCellTwice, at: cell.description))
            }
        }
    }

    private mutating func check(header: BatchHeader) {
        let position = ChainPosition(sequence: header.sequence, previous: header.previous)
        if let what = position.contradiction(void: header.void) {
            note(Finding(.sealChainWrong, ["what": what]))
        }
        count("void", header.void.count, Limits.void)
        text("note", header.note, Limits.commentCharacters, at: "batch")
        if let checkpoint = header.checkpoint {
            range(
                "checkpoint", Int64(checkpoint.utf8.count), Int64(Limits.checkpointBytes), from: 1,
                at: "batch")
        }
    }

    /// The place is written down only where something is found.
    private mutating func check(_ entry: Entry, at place: () -> String) {
        text("comment", entry.comment, Limits.commentCharacters, at: place())
        text("reason", entry.event?.reason, Limits.commentCharacters, at: place())
        count("replaces", entry.replaces.count, Limits.replaces, at: place())
        for file in entry.evidence {
            text("name", file.name, Limits.nameCharacters, at: place())
            text("type", file.mediaType, Limits.nameCharacters, at: place())
            range("bytes", file.bytes, Limits.blobBytes, at: place())
        }
        switch entry.content {
        case .notApplicable(let reason):
            text("notApplicable", reason, Limits.commentCharacters, at: place())
        case .counts(let counts):
            if counts.isEmpty { range("counts", 0, Int64(Limits.grades), from: 1, at: place()) }
            count("counts", counts.count, Limits.grades, at: place())
            for (_, number) in counts.sorted(by: { $0.key < $1.key }) {
                range("counts", number, Limits.ballots, at: place())
            }
        case .number, .grade, .withdrawn: break
        }
        if case .event = entry.slot {
            if entry.event == nil { field("event", at: place()) }
        } else if entry.event != nil {
            field("event", at: place())
        }
    }

    private mutating func note(_ finding: Finding) {
        if findings.count < Self.mostFindings { findings.append(finding) }
    }

    private mutating func field(_ what: String, at place: String) {
        note(Finding(.sealFieldWrong, at: place, ["what": what, "size": "-", "limit": "-"]))
    }

    private mutating func count(
        _ what: String, _ size: Int, _ limit: Int, at place: @autoclosure () -> String = ""
    ) {
        guard size > limit else { return }
        note(
            Finding(
                .sealTooMany, at: place(), ["what": what, "size": "\(size)", "limit": "\(limit)"]))
    }

    private mutating func text(
        _ what: String, _ text: String?, _ limit: Int, at place: @autoclosure () -> String
    ) {
        guard let size = text?.unicodeScalars.count, !(1...limit).contains(size) else { return }
        note(
            Finding(
                .sealTextTooLong, at: place(),
                ["what": what, "size": "\(size)", "limit": "\(limit)"]))
    }

    private mutating func range(
        _ what: String, _ size: Int64, _ limit: Int64, from least: Int64 = 0,
        at place: @autoclosure () -> String
    ) {
        guard !(least...limit).contains(size) else { return }
        note(
            Finding(
                .sealFieldWrong, at: place(),
                ["what": what, "size": "\(size)", "limit": "\(limit)"]))
    }
}
