internal import Notation

/// Periods and seal codes in the dump.
extension State {
    /// By period: closed for all, late work ended, what holds for named offices, cells kept open.
    func periodsDump(_ scheme: SchemeID) -> JSON {
        guard let acts = cycles[scheme]?.acts else { return [:] }
        let kept = keptOpen(scheme)
        let periods = Set(acts.closings.keys).union(acts.extensions.keys)
        return object(
            periods.map { period in
                let closings = acts.closings[period] ?? Acts.Closings()
                let offices = Set(closings.named.keys)
                    .union((acts.extensions[period] ?? [:]).keys)
                let all = closings.all.filter { stands($0.act) }
                return (
                    period.text,
                    sparse([
                        ("closed", all.isEmpty ? nil : true),
                        ("endsLate", all.contains { $0.closing.endsLateWork } ? true : nil),
                        ("kept", nonEmpty((kept[period] ?? []).map { .string($0) })),
                        (
                            "offices",
                            object(offices.map { ($0.text, officeDump($0, period, scheme)) })
                        ),
                    ])
                )
            })
    }

    private func officeDump(
        _ office: OfficeID, _ period: PeriodID, _ scheme: SchemeID
    ) -> JSON {
        guard let acts = cycles[scheme]?.acts else { return [:] }
        let ends = closings(period, office, acts, size).contains { $0.closing.endsLateWork }
        return sparse([
            ("closed", isClosed(period, of: scheme, to: office) ? true : nil),
            ("endsLate", ends ? true : nil),
        ])
    }

    /// By period the cells that a closed office may still give, as `office cell`.
    private func keptOpen(_ scheme: SchemeID) -> [PeriodID: [String]] {
        guard let cycle = cycles[scheme] else { return [:] }
        var places: Set<KeptCell> = []
        for (office, cells) in cycle.acts.orders {
            for cell in cells.keys { places.insert(KeptCell(office: office, cell: cell)) }
        }
        for id in cycle.acts.returned.keys {
            guard let found = cycle.entry(id) else { continue }
            places.insert(KeptCell(office: found.batch.header.office, cell: found.entry.cell))
        }
        let open = places.filter {
            isClosed($0.cell.period, of: scheme, to: $0.office)
                && isOpen($0.cell, to: $0.office, before: size)
        }
        return Dictionary(grouping: open, by: \.cell.period).mapValues { list in
            list.map { "\($0.office) \($0.cell)" }
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
    }

    /// By code: the offices that read it out, whether its batch came, where it is refused.
    func codesDump(_ scheme: SchemeID) -> JSON {
        guard let cycle = cycles[scheme] else { return [:] }
        let heard = cycle.acts.heard.filter { $0.value.contains(where: stands) }.keys
        return object(
            Dictionary(grouping: heard, by: \.code).map { code, list in
                let refused = cycle.acts.closings.keys.filter { period in
                    list.contains { isRefused($0, in: period, cycle) }
                }
                return (
                    code.digits,
                    sparse([
                        ("came", arrivedCodes.contains(code) ? true : nil),
                        ("offices", ids(list.map(\.office).sorted())),
                        ("refused", nonEmpty(refused.sorted().map { .string($0.text) })),
                    ])
                )
            })
    }
}

private struct KeptCell: Hashable {
    let office: OfficeID
    let cell: Cell
}
