package import Notation
internal import Recount
package import Sheets
internal import Submission

extension DraftDesk {
    /// A workbook of what the office is asked for in a period, to be filled in and imported.
    ///
    /// A row a cell, with what is drafted of it by now; where the office may give events, empty
    /// rows for them. What is typed is limited to what the scheme takes. Nil where no scheme that
    /// has the period was received.
    package func sheet(
        period: PeriodID, scheme id: SchemeID?, words: FillWords
    ) throws -> NewWorkbook? {
        try checkKnown(period)
        guard let published = try shelf.scheme(for: period, named: id),
            published.periods.contains(period)
        else { return nil }
        var sheet = FillSheet(published.rules.scheme, words)
        sheet.period = period
        sheet.office = identity.office
        sheet.drafts = Dictionary(
            grouping: try database.drafts(period: period).filter {
                $0.scheme == nil || $0.scheme?.id == published.reference.id
            }
        ) { FillSheet.key($0.place) }
        return NewWorkbook([sheet.made()])
    }
}
