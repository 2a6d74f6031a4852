public import Assessment
public import Notation

extension CSVReading {
    /// Reads a file of values for a scheme.
    ///
    /// - Parameters:
    /// - bytes: the file: UTF-8 with or without a byte order mark, GB18030, or UTF-16 with a
    /// mark.
    ///   - scheme: indicators, subjects and roles may be given by id or by name.
    ///   - period: the period where the file has no such column or an empty cell in it.
    public init(csv bytes: [UInt8], scheme: Scheme, period: PeriodID? = nil) {
        guard bytes.count <= Limits.bytes else {
            let sizes = ["size": "\(bytes.count)", "limit": "\(Limits.bytes)"]
            refusal = Finding(.sheetTooLarge, sizes)
            return
        }
        switch DecodedText.read(bytes) {
        case .failure(let failure): refusal = failure.finding
        case .success(let text):
            encoding = text.encoding
            if text.encoding != .utf8, text.encoding != .utf8WithMark {
                remarks.append(Finding(.markEncoding, ["encoding": text.encoding.rawValue]))
            }
            read(text.utf8, scheme, period)
        }
    }

    private mutating func read(_ utf8: [UInt8], _ scheme: Scheme, _ period: PeriodID?) {
        let separator = CSVReading.separator(of: utf8)
        let table = CSVTable(utf8, separator: separator)
        var rows = table.rows[...]
        while let first = rows.first, first.isBlank || CSVReading.isHint(first) {
            rows.removeFirst()
        }
        guard table.refusal == nil, let first = rows.popFirst(), first.finding == nil else {
            let empty = Finding(
                .sheetHeaderMissing, at: "line 1", ["column": "指标 indicator"])
            refusal = table.refusal ?? table.rows.first?.finding ?? empty
            return
        }
        let header = CSVHeader(first, needsPeriod: period == nil)
        remarks += header.remarks
        refusal = header.refusal
        guard refusal == nil else { return }
        read(rows, RowReader(scheme, header, period))
    }

    /// Reads the rows below a header.
    mutating func read(_ rows: some Sequence<CSVTable.Row>, _ reader: RowReader) {
        for row in rows {
            if row.isBlank {
                blankLines.append(row.line)
                continue
            }
            switch reader.read(row) {
            case .success(let row): self.rows.append(row)
            case .failure(let refusal): unread.append(refusal.row)
            }
        }
        settleRepeated()
    }

    /// The separator under which the first line names most known columns.
    private static func separator(of utf8: [UInt8]) -> UInt8 {
        let head = Array(utf8.prefix(64 * 1024))
        var best = (separator: UInt8(ascii: ","), known: -1, count: 0)
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            let rows = CSVTable(head, separator: separator, limit: .max).rows
            guard let row = rows.first(where: { !$0.isBlank && !isHint($0) }) else { continue }
            let known = CSVHeader.known(row.cells)
            if (known, row.cells.count) > (best.known, best.count) {
                best = (separator, known, row.cells.count)
            }
        }
        return best.separator
    }

    /// The line `sep=;` by which some spreadsheets say how the file is written.
    private static func isHint(_ row: CSVTable.Row) -> Bool {
        row.line == 1 && row.cells.joined().lowercased().hasPrefix("sep=")
    }

    /// Of two rows for one cell none is taken where they differ, and the first where they agree.
    private mutating func settleRepeated() {
        var seen: [String: Int] = [:]
        var against: [Int: Int] = [:]
        var repeated: Set<Int> = []
        for (index, row) in rows.enumerated() where !row.isEvent {
            guard let first = seen[row.cell] else {
                seen[row.cell] = index
                continue
            }
            let other = ["other": "\(rows[first].line)"]
            repeated.insert(index)
            if rows[first].says == row.says {
                unread.append(row.refused(.markCellRepeated, other))
            } else {
                against[first] = row.line
                unread.append(row.refused(.sheetCellTwice, other))
            }
        }
        for (index, other) in against {
            unread.append(rows[index].refused(.sheetCellTwice, ["other": "\(other)"]))
        }
        rows = rows.enumerated().filter {
            !repeated.contains($0.offset) && against[$0.offset] == nil
        }
        .map(\.element)
        unread.sort { ($0.line, $0.findings[0].at) < ($1.line, $1.findings[0].at) }
    }
}

extension ValueRow {
    fileprivate var cell: String {
        "\(period)/\(indicator)/\(subject)/\(role?.text ?? "")/\(rater?.text ?? "")"
    }

    fileprivate struct Said: Equatable {
        let value: ScoreValue?
        let reason: String?
    }

    fileprivate var says: Said { Said(value: value, reason: reason) }

    fileprivate func refused(_ code: FindingCode, _ parameters: [String: String]) -> UnreadRow {
        UnreadRow(
            line: line, cells: cells, findings: [Finding(code, at: place, parameters)],
            cell: ScoreCell(
                period: period, indicator: indicator, subject: subject, role: role, rater: rater))
    }
}
