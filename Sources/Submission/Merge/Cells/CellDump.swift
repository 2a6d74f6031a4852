public import Notation

/// A cell in the dump.
extension State {
    /// What is known of a cell: status, value, heads, and each entry and item with its verdict.
    public func dump(of cell: Cell) -> JSON {
        let found = self.cell(cell)
        let alike = alike(cell)
        return sparse([
            ("alike", alike == 0 ? nil : .integer(Int64(alike))),
            ("entries", object(found.entries.map { ($0.id.description, entryDump($0)) })),
            ("heads", ids(found.heads)),
            ("items", object(found.items.map { ($0.id.description, itemDump($0)) })),
            ("late", found.isLate ? true : nil),
            ("pending", isPending(cell) ? true : nil),
            ("settled", isSettled(cell) ? true : nil),
            ("status", .string(found.status.word)),
            ("value", found.status.value?.json),
        ])
    }

    private func entryDump(_ entry: EntryState) -> JSON {
        sparse([
            ("foreign", nonEmpty(entry.foreign.map { .string($0.description) })),
            ("lapsed", entry.counts ? nil : true),
            ("late", entry.isLate ? true : nil),
            ("verdict", .string(entry.verdict.status.rawValue)),
            (
                "why",
                nonEmpty(Set(entry.verdict.findings.map(\.code.text)).sorted().map(JSON.string))
            ),
        ])
    }

    private func itemDump(_ item: ItemState) -> JSON {
        sparse([
            ("fault", item.fault.map { .string($0.rawValue) }),
            ("lapsed", item.counts ? nil : true),
        ])
    }
}

extension CellState.Status {
    /// The word for it in data.
    public var word: String {
        switch self {
        case .missing: "missing"
        case .toBeGivenAgain: "again"
        case .withdrawn: "withdrawn"
        case .blocked: "blocked"
        case .conflict: "conflict"
        case .value: "value"
        }
    }

    /// The value, where there is one.
    public var value: CellValue? {
        if case .value(let value) = self { value } else { nil }
    }
}

extension CellValue {
    /// `{"value":"92.5"}`, `{"grade":…}`, `{"counts":{…}}`, `{"notApplicable":true}` or
    /// `{"withdrawn":true}`, with `date`.
    public var json: JSON {
        sparse([
            ("counts", counts),
            ("date", date.map { .string($0.description) }),
            ("grade", grade),
            ("notApplicable", isNotApplicable ? true : nil),
            ("value", number),
            ("withdrawn", content == .withdrawn ? true : nil),
        ])
    }

    private var counts: JSON? {
        guard case .counts(let counts) = content else { return nil }
        return object(counts.map { ($0.key.text, .integer($0.value)) })
    }

    private var grade: JSON? {
        guard case .grade(let grade) = content else { return nil }
        return .string(grade.text)
    }

    private var isNotApplicable: Bool {
        if case .notApplicable = content { true } else { false }
    }

    private var number: JSON? {
        guard case .number(let number) = content else { return nil }
        return .string(number.description)
    }
}
