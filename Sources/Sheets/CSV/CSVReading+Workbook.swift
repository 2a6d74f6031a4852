public import Assessment
public import Notation

extension CSVReading {
    /// Reads a file of values of either kind: a workbook, or CSV.
    ///
    /// - Parameters:
    ///   - bytes: the file; what it is, its first bytes tell.
    ///   - scheme: indicators, subjects and roles may be given by id or by name.
    ///   - period: the period where the file has no such column or an empty cell in it.
    ///   - choice: which sheet is meant, and what columns hold, where the header does not tell.
    public init(
        file bytes: [UInt8], scheme: Scheme, period: PeriodID? = nil,
        choice: SheetChoice = SheetChoice()
    ) {
        guard Workbook.isWorkbook(bytes) else {
            self.init(csv: bytes, scheme: scheme, period: period)
            return
        }
        self.init(refusal: nil)
        do throws(Workbook.Refusal) {
            try read(Workbook.read(bytes).get(), scheme, period, choice)
        } catch {
            self = CSVReading(refusal: error.finding)
        }
    }

    private init(refusal: Finding?) { self.refusal = refusal }

    private mutating func read(
        _ workbook: Workbook, _ scheme: Scheme, _ period: PeriodID?, _ choice: SheetChoice
    ) throws(Workbook.Refusal) {
        let picked = try SheetPick(workbook, HeaderNames(scheme), choice)
        let sheet = try SheetRows(picked.layout, needsPeriod: period == nil)
        mapping = picked.layout.mapping
        remarks = picked.remarks + sheet.remarks
        blankLines = sheet.blankLines
        unread = sheet.hidden
        read(sheet.rows, RowReader(scheme, sheet.header, period))
    }
}

/// The sheet of a workbook that is meant.
struct SheetPick {
    let layout: SheetLayout
    private(set) var remarks: [Finding] = []

    init(
        _ workbook: Workbook, _ names: HeaderNames, _ choice: SheetChoice
    ) throws(Workbook.Refusal) {
        let filled = workbook.sheets.filter { !$0.rows.isEmpty }
        if let name = choice.sheet {
            guard let sheet = workbook.sheets.first(where: { $0.name == name }) else {
                throw SheetPick.refusal(.workbookSheetUnknown, name, workbook.sheets)
            }
            layout = try SheetLayout(SheetGrid(sheet), names, choice)
        } else {
            layout = try SheetPick.only(filled.filter { !$0.isHidden }, names, choice)
        }
        for sheet in filled where sheet.name != layout.grid.sheet.name {
            remarks.append(Finding(sheet.isHidden ? .markHidden : .markSheetUnread, at: sheet.name))
        }
    }

    /// The only sheet that has a header.
    private static func only(
        _ sheets: [Worksheet], _ names: HeaderNames, _ choice: SheetChoice
    ) throws(Workbook.Refusal) -> SheetLayout {
        var found: [SheetLayout] = []
        var refusal: Workbook.Refusal?
        for sheet in sheets {
            do throws(Workbook.Refusal) {
                found.append(try SheetLayout(SheetGrid(sheet), names, choice))
            } catch {
                refusal = refusal ?? error
            }
        }
        guard let first = found.first else {
            throw refusal ?? SheetLayout.missing(.indicator, sheets.first?.name ?? "")
        }
        guard found.count == 1 else {
            throw self.refusal(.workbookSheetUnclear, "", found.map(\.grid.sheet))
        }
        return first
    }

    private static func refusal(
        _ code: FindingCode, _ name: String, _ sheets: [Worksheet]
    ) -> Workbook.Refusal {
        let known = sheets.prefix(20).map(\.name)
        let hint = Suggestion.hint(for: name, among: known)
        let words = ["text": String(name.prefix(40)), "known": known.joined(separator: ", ")]
        return Workbook.Refusal(finding: Finding(code, words.merging(hint) { $1 }))
    }
}
