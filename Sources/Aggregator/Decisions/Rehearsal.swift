package import Notation
internal import Submission

/// A decision tried on a copy of the state.
package struct Rehearsal: Sendable {
    /// The decision and its approval, signed, not logged.
    let records: [SignedRecord]
    /// Why items would have no effect; empty where all have.
    package let findings: [Finding]
    /// What would become of what it names, as ``Changes`` tells it.
    package let changes: [JSON]

    /// - Parameter offices: all offices of the scheme.
    init(
        records: [SignedRecord], decision: Decision, offices: [OfficeID], before: State,
        after: State
    ) {
        self.records = records
        let id = records[0].id
        findings = decision.items.enumerated().flatMap { index, item in
            Self.findings(
                of: item, EntryID(id, index), in: decision.scheme.id, before: before, after: after)
        }
        let told = Changes(
            scheme: decision.scheme.id, offices: offices, before: before, after: after)
        changes = decision.items.flatMap(told.of)
    }

    private static func findings(
        of item: DecisionItem, _ name: EntryID, in scheme: SchemeID, before: State, after: State
    ) -> [Finding] {
        switch item {
        case .settle(let settlement):
            let fault = after.cell(settlement.cell).items.first { $0.id == name }?.fault
            guard let code = fault.flatMap(code) else { return [] }
            return [Finding(code, at: settlement.cell.description)]
        case .giveBack(let entries):
            return entries.compactMap { entry in
                finding(entry, before: before, after: after) { !isReturned($0) && isReturned($1) }
            }
        case .admit(let admission):
            let batches = admission.records.compactMap { record in
                finding(admitting: record, before: before, after: after)
            }
            return batches
                + admission.entries.compactMap { entry in
                    finding(entry, before: before, after: after) { waits($0) && !waits($1) }
                }
        case .order, .extend, .close:
            guard before.isKnown(name.record), !after.keeps(item, of: scheme) else { return [] }
            return [Finding(.decisionRepeated, at: name.record.description)]
        case .hear, .erase: return []
        }
    }

    /// What a fault is told as; nil for one that only a record still to come could mend.
    private static func code(_ fault: ItemState.Fault) -> FindingCode? {
        switch fault {
        case .touched: .decisionTouched
        case .approvalMissing: .decisionSecondMissing
        case .takenNotNamed, .takenUnknown, .takenFails, .takenLapsed: .decisionTakeWrong
        case .valueFails: .decisionValueWrong
        case .waiting, .schemeUnknown: .decisionWithoutEffect
        }
    }

    private static func finding(
        _ entry: EntryID, before: State, after: State,
        _ isChanged: ([Finding], [Finding]) -> Bool
    ) -> Finding? {
        guard let old = said(of: entry, before), let new = said(of: entry, after) else {
            return Finding(.decisionEntryUnknown, at: entry.description)
        }
        return isChanged(old, new) ? nil : Finding(.decisionWithoutEffect, at: entry.description)
    }

    /// A batch has an entry that waits no more; of a person's record nothing is asked.
    private static func finding(
        admitting record: RecordID, before: State, after: State
    ) -> Finding? {
        guard let old = before.verdict(on: record), let new = after.verdict(on: record) else {
            return before.isKnown(record)
                ? nil : Finding(.decisionEntryUnknown, at: record.description)
        }
        let isChanged = zip(old.entries.indices, new.entries.indices).contains { place, _ in
            waits(old.said(of: place)) && !waits(new.said(of: place))
        }
        return isChanged ? nil : Finding(.decisionWithoutEffect, at: record.description)
    }

    private static func said(of entry: EntryID, _ state: State) -> [Finding]? {
        guard let verdict = state.verdict(on: entry.record), entry.index < verdict.entries.count
        else { return nil }
        return verdict.said(of: entry.index)
    }

    private static func isReturned(_ findings: [Finding]) -> Bool {
        findings.contains { $0.code == .entryGivenBack }
    }

    /// Late or revoked: what an admission lifts.
    private static func waits(_ findings: [Finding]) -> Bool {
        findings.contains { $0.code == .entryLate || $0.code == .entryKeyRevoked }
    }
}

extension State {
    /// False where something ended what an act opened, or opened again what it ended for offices.
    fileprivate func keeps(_ item: DecisionItem, of scheme: SchemeID) -> Bool {
        switch item {
        case .extend(let period, let office): !isClosed(period, of: scheme, to: office)
        case .order(let office, let cells): !cells.contains { isClosed($0, to: office) }
        case .close(let closing):
            (closing.offices ?? []).allSatisfy { isClosed(closing.period, of: scheme, to: $0) }
        case .settle, .giveBack, .admit, .hear, .erase: true
        }
    }
}

extension BatchVerdict {
    /// What is said of an entry and of its batch.
    fileprivate func said(of entry: Int) -> [Finding] { findings + entries[entry].findings }
}
