internal import Notation

/// Finding anew the cells that a step concerned.
extension State {
    /// Finds the dirty cells anew.
    ///
    /// Nobody holds the cycles while one is changed, not even their keys: a copy of a cycle would
    /// copy its tables.
    mutating func settle() {
        for scheme in Array(cycles.keys) where cycles[scheme]?.dirty.isEmpty == false {
            settle(scheme, plainBatches(of: scheme))
        }
    }

    /// The batches of the lone entries to be found anew whose entries count.
    private func plainBatches(of scheme: SchemeID) -> Set<UInt32> {
        guard let cycle = cycles[scheme] else { return [] }
        return cycle.dirtyBatches.filter { isPlain(cycle.batches[$0], cycle) }
    }

    private mutating func settle(_ scheme: SchemeID, _ plain: Set<UInt32>) {
        for place in cycles[scheme]?.settle(plain: plain) ?? [] {
            guard let cell = cycles[scheme]?.places.cell(at: place), let state = evaluated(cell)
            else { continue }
            cycles[scheme]?.keep(state, of: cell, at: place)
        }
    }

    /// True where a batch lets its entries count, as most do, whatever cells they are for.
    ///
    /// Nothing in its header fails or waits, its office is closed nowhere in its period, and no
    /// later version asks for anything again.
    private func isPlain(_ batch: LoggedBatch, _ cycle: Cycle) -> Bool {
        let header = batch.header
        guard let own = rules(header.scheme),
            registry.headerFindings(header, answers: own.answers).isEmpty,
            registry.holder(header.key) != nil, !registry.isRevoked(header.key),
            closings(header.period, header.office, cycle.acts, batch.index).isEmpty
        else { return false }
        if own.answers.needsReviewer, let reviewer = header.reviewer,
            !registry.approvers(of: batch.cover.id, in: header.scheme.id, for: header.office)
                .contains(reviewer)
        {
            return false
        }
        return registry.schemeVersions(header.scheme.id).allSatisfy {
            $0.scheme.version <= own.number || rules($0.reference)?.asksAgain.isEmpty != false
        }
    }
}

extension Cycle {
    /// The batches of the lone entries that have to be found anew.
    fileprivate var dirtyBatches: Set<UInt32> {
        Set(dirty.lazy.compactMap { cells.lone[$0]?.batch })
    }

    /// Settles the dirty cells whose one entry counts; returns those that need a reading.
    fileprivate mutating func settle(plain batches: Set<UInt32>) -> [CellPlace] {
        var rest: [CellPlace] = []
        for place in dirty {
            if let lone = cells.lone[place], batches.contains(lone.batch), counts(lone) {
                keepPlain(lone, at: place)
            } else {
                rest.append(place)
            }
        }
        dirty = []
        return rest
    }

    private func counts(_ lone: LoneEntry) -> Bool {
        let batch = batches[lone.batch]
        return batch.entries.isPlain(Int(lone.index))
            && (acts.returned.isEmpty
                || acts.returned[EntryID(batch.cover.id, Int(lone.index))] == nil)
    }
}
