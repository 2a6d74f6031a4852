import Notation

/// Where the cells of a row stand in a workbook, and what is to be said of them.
struct SheetRow {
    let name: String
    var places: [CellPlace]
    /// What is doubtful and read all the same.
    var marks: [Finding] = []
    /// What keeps the row from being read.
    var refusals: [Finding] = []

    /// The place of a cell for a finding.
    func place(_ index: Int) -> String {
        let place = places.indices.contains(index) ? places[index] : places.last
        return "\(name)!\(place.map { "\($0)" } ?? "A1")"
    }

    /// Looks whether a cell is computed, merged, or shown otherwise than it is.
    mutating func note(
        _ cell: WorkbookCell?, at place: CellPlace, isValue: Bool, _ grid: SheetGrid
    ) {
        guard let cell else { return }
        let at = "\(name)!\(place)"
        if cell.formula == .unsaved { refusals.append(Finding(.sheetFormulaUnsaved, at: at)) }
        if let range = grid.merged(place) {
            marks.append(Finding(.markMerged, at: at, ["range": "\(range)"]))
        }
        guard isValue else { return }
        if cell.formula == .stored { marks.append(Finding(.markFormula, at: at)) }
        if let shown = cell.shown {
            let texts = ["text": String(cell.text.prefix(40)), "shown": String(shown.prefix(40))]
            marks.append(Finding(.markShown, at: at, texts))
        }
    }
}
