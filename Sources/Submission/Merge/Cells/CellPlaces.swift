internal import Notation

/// Where a cell lies in its cycle: the number of its column and of its subject.
///
/// Eight bytes in place of five names; of use only within one cycle.
struct CellPlace: Hashable, Sendable {
    let column: UInt32
    let subject: UInt32
}

/// What the cells of one column of a sheet share: period, leaf and slot.
struct Column: Hashable, Sendable {
    let period: PeriodID
    let indicator: IndicatorID
    let slot: Cell.Slot
}

/// The numbers that a cycle gives to the names of its cells, which come again in every batch.
struct CellPlaces: Sendable {
    let scheme: SchemeID
    private var columns: [Column] = []
    private var subjects: [SubjectID] = []
    private var columnNumbers: [Column: UInt32] = [:]
    private var subjectNumbers: [SubjectID: UInt32] = [:]

    init(scheme: SchemeID) { self.scheme = scheme }

    /// The place of a cell; nil where nothing ever named its column or its subject.
    func place(of cell: Cell) -> CellPlace? {
        guard let column = columnNumbers[Column(cell)],
            let subject = subjectNumbers[cell.subject]
        else { return nil }
        return CellPlace(column: column, subject: subject)
    }

    /// The place of a cell; its names get numbers where they have none.
    mutating func assign(_ cell: Cell) -> CellPlace {
        CellPlace(column: number(of: Column(cell)), subject: number(of: cell.subject))
    }

    /// The number of a column; a new one where it has none.
    mutating func number(of column: Column) -> UInt32 {
        if let number = columnNumbers[column] { return number }
        let number = UInt32(columns.count)
        columns.append(column)
        columnNumbers[column] = number
        return number
    }

    /// The number of a subject; a new one where it has none.
    mutating func number(of subject: SubjectID) -> UInt32 {
        if let number = subjectNumbers[subject] { return number }
        let number = UInt32(subjects.count)
        subjects.append(subject)
        subjectNumbers[subject] = number
        return number
    }

    func column(at place: CellPlace) -> Column { columns[Int(place.column)] }

    func subject(at place: CellPlace) -> SubjectID { subjects[Int(place.subject)] }

    func cell(at place: CellPlace) -> Cell {
        let column = column(at: place)
        return Cell(
            scheme: scheme, period: column.period, indicator: column.indicator,
            subject: subject(at: place), slot: column.slot)
    }
}

extension Column {
    init(_ cell: Cell) {
        self.init(period: cell.period, indicator: cell.indicator, slot: cell.slot)
    }
}
