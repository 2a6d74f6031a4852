internal import GRDB
internal import Notation
package import Submission

/// Keeping the views of the merged state; each row follows from the records alone.
extension StoreChange {
    /// Writes the rows of cells and batches.
    func keep(
        _ cells: some Sequence<Cell>, _ batches: some Sequence<RecordID>, of state: State
    ) throws {
        for cell in cells { try keep(cell, of: state) }
        for batch in batches { try keep(batch, of: state) }
    }

    /// Writes all rows anew.
    package func keepAll(_ state: State) throws {
        try dropMerged()
        try keep(state.cells, state.batches, of: state)
    }

    /// Says up to which size of the log the rows are written.
    package func keep(projectedSize size: Int64) throws {
        try view.database.execute(
            sql: "INSERT OR REPLACE INTO merged (one, size) VALUES (1, ?)", arguments: [size])
    }

    /// Drops all rows.
    package func dropMerged() throws {
        for table in ["cells", "verdicts", "merged"] {
            try view.database.execute(literal: "DELETE FROM \(sql: table)")
        }
    }

    private func keep(_ cell: Cell, of state: State) throws {
        try view.database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO cells (scheme, cell, period, status, isOpen, body)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                cell.scheme.text, cell.description, cell.period.text,
                state.cell(cell).status.word, state.isOpen(cell),
                String(decoding: state.dump(of: cell).canonical, as: UTF8.self),
            ])
    }

    private func keep(_ batch: RecordID, of state: State) throws {
        guard let (leaf, tally) = state.tally(of: batch) else { return }
        try view.database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO verdicts (leafIndex, accepted, held, returned)
                VALUES (?, ?, ?, ?)
                """
        ).execute(arguments: [leaf, tally.accepted, tally.held, tally.returned])
    }
}
