internal import Notation

/// Whether work came in time, and what becomes of it if not (M9, M10).
extension State {
    /// True where the batch came after its cell was closed to its office, and no code saves it.
    func isLate(_ cell: Cell, _ batch: LoggedBatch) -> Bool {
        let office = batch.header.office
        return !isOpen(cell, to: office, before: batch.index) && !isHeard(cell, batch)
    }

    /// M9: the seal code was heard while the cell was open, and no closing refused it before.
    private func isHeard(_ cell: Cell, _ batch: LoggedBatch) -> Bool {
        let office = batch.header.office
        guard let acts = cycles[cell.scheme]?.acts,
            let heard = acts.heard[Acts.Heard(code: batch.code, office: office)]
        else { return false }
        let refused = closings(cell.period, office, acts, batch.index).contains {
            $0.closing.refusedCodes.contains(batch.code)
        }
        return !refused
            && heard.contains {
                $0.index < batch.index && stands($0)
                    && isOpen(cell, to: office, before: $0.index)
            }
    }

    /// M10: late work is taken as such, unless it is an event or a closing ended it before.
    func takesLate(_ cell: Cell, _ batch: LoggedBatch) -> Bool {
        guard rules(batch.header.scheme)?.answers.admitsLate == true else { return false }
        if case .event = cell.slot { return false }
        guard let acts = cycles[cell.scheme]?.acts else { return true }
        return !closings(cell.period, batch.header.office, acts, batch.index).contains {
            $0.closing.endsLateWork
        }
    }

    /// True where a decision admits the entry, alone or with its batch (M12).
    func isAdmitted(_ entry: EntryID, _ batch: LoggedBatch) -> Bool {
        guard let acts = cycles[batch.header.scheme.id]?.acts else { return false }
        return ((acts.admitted[entry] ?? []) + (acts.admittedBatches[entry.record] ?? []))
            .contains { isEffective($0, on: batch) }
    }
}
