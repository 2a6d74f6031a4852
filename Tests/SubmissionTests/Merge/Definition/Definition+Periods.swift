import Notation

@testable import Submission

/// Periods, codes, versions and editions as the dump has them.
extension Definition {
    func periodsDump(_ scheme: SchemeID) -> JSON {
        let named = acts.filter { $0.scheme.id == scheme }.compactMap { act -> PeriodID? in
            switch act.item {
            case .close(let closing): closing.period
            case .extend(let period, _): period
            default: nil
            }
        }
        return made(Set(named).map { ($0.text, periodDump($0, scheme)) })
    }

    private func periodDump(_ period: PeriodID, _ scheme: SchemeID) -> JSON {
        let here = acts.filter { $0.scheme.id == scheme }
        var forAll: [Closing] = []
        var offices: Set<OfficeID> = []
        for act in here {
            switch act.item {
            case .close(let closing) where closing.period == period:
                if closing.offices == nil, stands(act.scheme) { forAll.append(closing) }
                offices.formUnion(closing.offices ?? [])
            case .extend(period, let office): offices.insert(office)
            default: break
            }
        }
        return said([
            ("closed", forAll.isEmpty ? nil : true),
            ("endsLate", forAll.contains { $0.endsLateWork } ? true : nil),
            ("kept", some(keptOpen(scheme, period).map(JSON.string))),
            (
                "offices",
                made(
                    offices.map { office in
                        let closings = m9Closings(scheme, period, office, before: size)
                        let ends = closings.contains { $0.closing.endsLateWork }
                        return (
                            office.text,
                            said([
                                ("closed", m9IsEnded(scheme, period, office) ? true : nil),
                                ("endsLate", ends ? true : nil),
                            ])
                        )
                    })
            ),
        ])
    }

    /// M9: a closing ends it for the office, and no extension keeps it open.
    private func m9IsEnded(_ scheme: SchemeID, _ period: PeriodID, _ office: OfficeID) -> Bool {
        let closings = m9Closings(scheme, period, office, before: size)
        let isExtended = acts.contains { act in
            act.item == .extend(period, office) && act.scheme.id == scheme && stands(act.scheme)
                && !closings.contains { $0.closing.offices != nil && $0.leaf > act.leaf }
        }
        return !closings.isEmpty && !isExtended
    }

    /// The cells that a closed office may still give, by order or return.
    private func keptOpen(_ scheme: SchemeID, _ period: PeriodID) -> [String] {
        var kept: Set<String> = []
        for act in acts where act.scheme.id == scheme {
            var places: [(OfficeID, Cell)] = []
            switch act.item {
            case .order(let office, let cells): places = cells.map { (office, $0) }
            case .giveBack(let list):
                places = list.compactMap { id in entries[id].map { ($0.header.office, $0.cell) } }
            default: break
            }
            for (office, cell) in places
            where cell.period == period && cell.scheme == scheme
                && m9IsEnded(scheme, period, office) && m9IsOpen(cell, to: office, before: size)
            {
                kept.insert("\(office) \(cell)")
            }
        }
        return kept.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func codesDump(_ scheme: SchemeID) -> JSON {
        var heard: [SpokenCode: Set<OfficeID>] = [:]
        var periods: Set<PeriodID> = []
        for act in acts where act.scheme.id == scheme {
            if case .close(let closing) = act.item { periods.insert(closing.period) }
            if case .hear(let code, let office) = act.item, stands(act.scheme) {
                heard[code, default: []].insert(office)
            }
        }
        let came = Set(leaves.filter(\.isBatch).map { SpokenCode($0.id.digest) })
        return made(
            heard.map { code, offices in
                let refused = periods.filter { period in
                    offices.contains { office in
                        m9Closings(scheme, period, office, before: size).contains {
                            $0.closing.refusedCodes.contains(code)
                        }
                    }
                }
                return (
                    code.digits,
                    said([
                        ("came", came.contains(code) ? true : nil),
                        ("offices", list(offices.sorted())),
                        ("refused", some(refused.map(\.text).sorted().map(JSON.string))),
                    ])
                )
            })
    }

    /// The records of the versions that stand, in order.
    func m16Versions(_ id: SchemeID) -> [RecordID] {
        schemeRecords.filter { $0.record.scheme == id && isFirst($0) }
            .sorted { $0.record.version < $1.record.version }.map(\.id)
    }

    private typealias Published = (id: RecordID, done: Int64, record: SchemeRecord)

    private var schemeRecords: [Published] {
        leaves.compactMap { leaf in
            guard case .scheme(let record)? = leaf.content, let done = completed[leaf.id] else {
                return nil
            }
            return (leaf.id, done, record)
        }
    }

    /// Two records may bear one version: the first complete one stands.
    private func isFirst(_ own: Published) -> Bool {
        stands(own.record.reference)
            && !schemeRecords.contains {
                $0.record.reference == own.record.reference
                    && $0.record.previous == own.record.previous
                    && ($0.done, $0.id) < (own.done, own.id)
            }
    }

    var schemesWithoutEffect: [RecordID] {
        schemeRecords.filter { !isFirst($0) }.map(\.id).sorted()
    }

    private var published: [(id: RecordID, done: Int64, standing: Standing)] {
        leaves.compactMap { leaf in
            guard case .standing(let standing)? = leaf.content, let done = completed[leaf.id]
            else { return nil }
            return (leaf.id, done, standing)
        }
    }

    var standingPlaces: Set<StandingPlace> { Set(published.map { StandingPlace($0.standing) }) }

    /// M1: of two editions that follow one, the one completed first; by one leaf, the smaller id.
    func m1Editions(_ place: StandingPlace) -> [RecordID] {
        var editions: [RecordID] = []
        while let next = published.filter({
            StandingPlace($0.standing) == place && $0.standing.replaces == editions.last
                && $0.standing.edition == Int64(editions.count + 1)
        }).min(by: { ($0.done, $0.id) < ($1.done, $1.id) }) {
            editions.append(next.id)
        }
        return editions
    }

    var standingsWithoutEffect: [RecordID] {
        let standing = Set(standingPlaces.flatMap(m1Editions))
        return published.map(\.id).filter { !standing.contains($0) }.sorted()
    }
}

extension StandingPlace {
    init(_ standing: Standing) {
        self.init(scheme: standing.scheme.id, period: standing.period, group: standing.group)
    }
}

extension Definition.Leaf {
    /// The scheme of a batch or a decision, also of one that is erased.
    var scheme: SchemeID? {
        switch content {
        case .batch(let batch)?: batch.header.scheme.id
        case .decision(let decision)?: decision.scheme.id
        default: tombstone?.scheme
        }
    }
}
