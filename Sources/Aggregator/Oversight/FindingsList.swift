package import Notation
internal import Recount
internal import Submission

/// Everything in the log that somebody has to do something about.
extension LogBook {
    /// Gaps and forks of devices, open cells and seal codes, entries that are not accepted.
    ///
    /// What is of an entry has its cell as the parameter `cell`, and all that is of an office its
    /// office, or offices, as `office`. At most `limit`.
    package func findings(limit: Int = 10_000) throws -> [Finding] {
        try merged { state in
            let ofBatches = state.unaccepted.lazy.flatMap { id in
                state.verdict(on: id)?.placed(in: id, state) ?? []
            }
            let all =
                state.deviceFindings + state.recordFindings + state.openFindings
                + state.apart.map(state.placed)
                + state.askedAgain
                + state.cellsWithForeign.prefix(limit).flatMap(state.foreignFindings)
            return Array((all + ofBatches.prefix(limit)).prefix(limit))
        }
    }
}

extension BatchVerdict {
    /// The findings with the batch or the entry as their place.
    fileprivate func placed(in id: RecordID, _ state: State) -> [Finding] {
        var office: [String: String] = [:]
        office["office"] = state.origin(of: EntryID(id, 0))?.office.text
        return findings.map { Finding($0.code, at: id.description, $0.parameters.with(office)) }
            + entries.enumerated().flatMap { index, entry in
                entry.findings.map { state.placed($0, of: EntryID(id, index)) }
            }
    }
}

extension State {
    /// What keeps the standings of all schemes provisional.
    fileprivate var openFindings: [Finding] {
        registry.schemeIDs.flatMap { scheme in
            openItems(of: scheme, in: nil).map { finding in
                guard let cell = Cell(finding.at, scheme: scheme) else { return finding }
                let found = self.cell(cell)
                let waiting = Set(found.heads + found.unresolved)
                let offices = Set(
                    found.entries.filter { waiting.contains($0.id) }.map(\.office.text))
                return Finding(
                    finding.code, at: finding.at,
                    finding.parameters.with([
                        "cell": finding.at, "office": offices.sorted().joined(separator: ", "),
                    ]))
            }
        }
    }

    /// Values too far apart, with the cell and the offices that gave both.
    fileprivate func placed(_ pair: ApartValues) -> Finding {
        let offices = [pair.cell, pair.against].flatMap { cell in
            let found = self.cell(cell)
            return found.entries.filter { found.heads.contains($0.id) }.map(\.office.text)
        }
        return Finding(
            pair.finding.code, at: pair.finding.at,
            pair.finding.parameters.with([
                "cell": pair.finding.at, "office": Set(offices).sorted().joined(separator: ", "),
            ]))
    }

    /// A finding with the entry as its place, and with the entry's cell and office.
    fileprivate func placed(_ finding: Finding, of entry: EntryID) -> Finding {
        var more: [String: String] = [:]
        if let (cell, office) = origin(of: entry) {
            more = [
                "cell": cell.description, "office": office.text, "where": cell.description,
            ]
        }
        return Finding(finding.code, at: entry.description, finding.parameters.with(more))
    }

    /// Entries of a cell that name what they cannot replace (M5).
    fileprivate func foreignFindings(_ cell: Cell) -> [Finding] {
        self.cell(cell).entries.filter { !$0.foreign.isEmpty }.map {
            placed(Finding(.entryReplacesForeign), of: $0.id)
        }
    }
}

extension [String: String] {
    /// Both; of two with one name the finding's own.
    fileprivate func with(_ more: Self) -> Self { merging(more) { own, _ in own } }
}
