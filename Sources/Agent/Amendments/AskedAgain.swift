package import Notation
package import Submission
internal import Recount

/// What amendments ask of an office: drafts to be carried over, values to be given again.
package struct AskedAgain: Sendable {
    /// Drafts that were begun on an earlier version, by what became of their cells.
    package let drafts: [(place: DraftPlace, fate: DraftFate)]
    /// Cells whose value was given under an earlier version and counts no more, in order.
    package let cells: [Cell]

    /// Looks at an office's drafts and at what became of its entries.
    init(_ desk: DraftDesk, _ state: State) throws {
        let current = desk.shelf.current.map(\.reference.hash)
        drafts = try desk.database.drafts(begunBefore: current).compactMap { draft in
            try desk.fate(of: draft).map { (draft.place, $0) }
        }
        let office = desk.identity.office
        cells = try desk.shelf.current.flatMap { scheme -> [Cell] in
            try state.cellsAskedAgain(of: scheme.reference.id).filter { cell in
                try scheme.rules.mayWrite(office, cell)
                    && state.cell(cell).entries.contains { $0.office == office }
                    && !desk.database.hasDraft(of: cell)
            }
        }
    }

    /// A sentence for every cell.
    package var findings: [Finding] {
        cells.map { Finding(.cellAskedAgain, at: $0.description, ["scheme": $0.scheme.text]) }
    }
}
