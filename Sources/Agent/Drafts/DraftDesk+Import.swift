internal import Assessment
package import Notation
package import Sheets
internal import Recount
internal import Submission

/// What became of a file of values.
package struct DraftImport: Sendable {
    /// The drafts that were made, with what the checks say of them.
    package var drafts: [CheckedDraft]
    /// What the file changed of what was typed or sealed before, old and new.
    package var replaced: [Finding]
    /// How many values were left out, because they were sealed before and count.
    package var same: Int
    /// How the file was read: rows left out, doubtful cells.
    package var reading: CSVReading
}

extension DraftDesk {
    /// Makes drafts of the rows of a CSV file or a workbook; rows that cannot be read are told and
    /// left out.
    ///
    /// Importing a file again changes nothing: an event is named by what its row says and how many
    /// rows before it say the same. What was sealed before with the same value is left out. Refused
    /// where no scheme has been received, because names in the file can then not be told.
    ///
    /// What `choice` says of columns is kept for the next sheet with the same header.
    package func importSheet(
        _ bytes: [UInt8], period: PeriodID?, scheme id: SchemeID?,
        choice: SheetChoice = SheetChoice()
    ) throws -> DraftImport {
        try checkKnown(period)
        guard let scheme = try shelf.scheme(for: period, named: id) else {
            throw AgentRefusal(.schemeNotReceived)
        }
        var memory = HeaderMemory(folder: folder)
        var choice = choice
        choice.remembered = memory.choices
        let reading = CSVReading(
            file: bytes, scheme: scheme.rules.scheme, period: period, choice: choice)
        if let refusal = reading.refusal {
            throw AgentRefusal([refusal]) ?? AgentRefusal(.batchEmpty)
        }
        if let header = reading.mapping?.fingerprint {
            try memory.keep(choice.columns, for: header)
        }
        let now = surroundings.now()
        var counts: [String: Int] = [:]
        let drafts = reading.rows.compactMap { row -> Draft? in
            guard let value = row.value else { return nil }
            return Draft(
                place: DraftPlace(
                    period: row.period, indicator: row.indicator, subject: row.subject,
                    slot: slot(of: row, scheme.reference.id, &counts)),
                content: Draft.Content(value, reason: row.reason), event: row.eventDetails,
                comment: row.comment, scheme: scheme.reference, changedAt: now)
        }
        var before = try Before(database, identity, scheme.reference.id)
        let news = try drafts.filter { try !before.hasSealed($0) }
        let replaced = try news.compactMap { try before.replaced(by: $0) }
        try database.keep(news)
        return DraftImport(
            drafts: news.map(check), replaced: replaced, same: drafts.count - news.count,
            reading: reading)
    }

    private func slot(
        of row: ValueRow, _ scheme: SchemeID, _ counts: inout [String: Int]
    ) -> Cell.Slot {
        guard row.isEvent else {
            switch (row.role, row.rater) {
            case (let role?, let rater?): return .rater(role, rater)
            case (let role?, nil): return .role(role)
            default: return .sole
            }
        }
        let parts = [
            identity.office.text, scheme.text, row.period.text, row.indicator.text,
            row.subject.text, row.date?.description ?? "", row.reason ?? "",
        ]
        let said = parts.joined(separator: "\n")
        counts[said, default: 0] += 1
        let name = Digest(of: Array("shangji event\n\(said)\n\(counts[said] ?? 1)".utf8))
        return EventID(bytes: Array(name.bytes.prefix(16))).map { .event($0) } ?? .sole
    }
}

extension ValueRow {
    fileprivate var eventDetails: EventDetails? {
        guard isEvent, let date, let reason else { return nil }
        return EventDetails(date: date, reason: reason)
    }
}

extension Draft.Content {
    fileprivate init(_ value: ScoreValue, reason: String?) {
        self =
            switch value {
            case .number(let number): TypedValue.write(.number(number))
            case .grade(let grade): TypedValue.write(.grade(grade))
            case .counts(let counts): TypedValue.write(.counts(counts))
            case .notApplicable: .notApplicable(reason ?? "")
            case .withdrawn: .withdrawn
            }
    }
}
