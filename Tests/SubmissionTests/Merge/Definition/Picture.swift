import Notation

@testable import Submission

/// What the rules say of one cell.
struct Picture {
    var entries: [EntryID: EntryPicture] = [:]
    var items: [EntryID: ItemPicture] = [:]
    /// In ascending order.
    var heads: [EntryID] = []
    var isLate = false
    /// In time, held or returned, reached by nothing that is accepted or decided (M7).
    var unresolved: Set<EntryID> = []
    var status = "missing"
    /// The values of the heads.
    var values: Set<GivenValue> = []
    /// Pending by an entry of its own.
    var isPending = false
    /// The dates of its held events that may still count.
    var heldDates: Set<CivilDate> = []
}

struct EntryPicture {
    var verdict = "accepted"
    var why: Set<String> = []
    var isLate = false
    var counts = true
    var foreign: [EntryID] = []
}

struct ItemPicture {
    var fault: String?
    var counts = true
}

/// M7: heads are equal in kind and value, events also in date; a reason makes no difference.
struct GivenValue: Hashable {
    var content: EntryContent
    var date: CivilDate?

    init(_ content: EntryContent, _ date: CivilDate?) {
        switch content {
        case .notApplicable: self.content = .notApplicable("")
        case .number, .grade, .counts, .withdrawn: self.content = content
        }
        self.date = content == .withdrawn ? nil : date
    }
}

extension Definition {
    func picture(of cell: Cell) -> Picture {
        let given = entries.values.filter { $0.cell == cell }
        let settled = items.values.filter { $0.settlement.cell == cell }
        var picture = Picture()
        for item in settled {
            picture.items[item.id] = ItemPicture(
                fault: m11Fault(item), counts: m16Counts(item.decision.scheme, cell))
        }
        for entry in given {
            let why = m4Why(entry)
            picture.entries[entry.id] = EntryPicture(
                verdict: why.verdict, why: why.codes, isLate: m9IsLate(entry),
                counts: m16Counts(entry.header.scheme, cell), foreign: m5Foreign(entry))
        }
        m6FindHeads(&picture)
        m7FindValue(&picture, of: cell)
        return picture
    }

    /// M16: every version after it up to the one that stands keeps the value or left its leaf
    /// alone.
    func m16Counts(_ own: SchemeReference, _ cell: Cell, until last: Int64 = .max) -> Bool {
        guard stands(own) else { return true }
        return own.version <= last
            && versions.allSatisfy { later, answers in
                later.id != own.id || later.version <= own.version || later.version > last
                    || !(answers.again[cell.indicator]?.contains(cell.period) ?? false)
            }
    }
}
