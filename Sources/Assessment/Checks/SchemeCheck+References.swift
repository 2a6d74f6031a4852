import Notation

/// Every id that is named exists.
extension SchemeCheck {
    /// The ids of one kind, with the words to suggest.
    struct Known<Kind: IdentifierKind> {
        let ids: Set<Identifier<Kind>>

        init(_ ids: some Sequence<Identifier<Kind>>) {
            self.ids = Set(ids)
        }
    }

    mutating func references() {
        let offices = Known(scheme.offices.map(\.id))
        let periods = Known(scheme.periods.map(\.id))
        let subjects = Known(scheme.subjects.map(\.id))
        let groups = Known(scheme.groups.map(\.id))
        for office in scheme.offices {
            let path = "/offices/\(office.id)"
            require(office.succeeds, in: offices, "\(path)/succeeds")
            bounds(office.lifetime, periods, path)
        }
        for subject in scheme.subjects {
            let path = "/subjects/\(subject.id)"
            require([subject.group], in: groups, "\(path)/group")
            require(subject.office.map { [$0] } ?? [], in: offices, "\(path)/office")
            require(subject.succeeds, in: subjects, "\(path)/succeeds")
            bounds(subject.lifetime, periods, path)
        }
        for period in scheme.periods {
            require(period.parts.keys.sorted(), in: periods, "/periods/\(period.id)/of")
        }
        for node in outline.nodes {
            let path = "/indicators/\(node.indicator.id)"
            let limits = node.indicator.appliesTo
            require(limits.groups, in: groups, "\(path)/appliesTo/groups")
            require(limits.offices, in: offices, "\(path)/appliesTo/offices")
            require(limits.subjects, in: subjects, "\(path)/appliesTo/subjects")
            require(limits.periods, in: periods, "\(path)/appliesTo/periods")
            require(node.indicator.responsible, in: offices, "\(path)/responsible")
            require(keys(node.indicator.warn), in: periods, "\(path)/warn")
            guard let leaf = node.indicator.leaf else { continue }
            self.leaf(leaf, path, offices, subjects, periods)
        }
        results(groups)
    }

    private mutating func leaf(
        _ leaf: Leaf, _ path: String, _ offices: Known<Named.Office>,
        _ subjects: Known<Named.Subject>, _ periods: Known<Named.Period>
    ) {
        let roles = Known(leaf.roles.compactMap(\.id))
        for role in leaf.roles {
            let path = "\(path)/roles/\(role.id?.text ?? "")"
            require(role.by?.offices ?? [], in: offices, "\(path)/by")
            require(role.checked.map { [$0.against] } ?? [], in: roles, "\(path)/checked/against")
        }
        for (key, table) in leaf.rule.body.tables {
            let path = "\(path)/rule/\(leaf.rule.name)/\(key)"
            require(keys(table.rows), in: subjects, path)
            for (subject, row) in table.rows {
                require(keys(row), in: periods, "\(path)/\(subject?.text ?? "*")")
            }
        }
    }

    private mutating func results(_ groups: Known<Named.Group>) {
        let grading = scheme.grading
        let indicators = Known(outline.nodes.map(\.indicator.id))
        let grades = Known(grading.grades.map(\.id))
        for grade in grading.grades {
            let path = "/grades/\(grade.id)"
            require(grade.require.keys.sorted(), in: indicators, "\(path)/require")
            let byOffice = grade.quotaByOffice?.grades.keys.sorted() ?? []
            require(byOffice, in: grades, "\(path)/quotaByOffice")
        }
        require(grading.vetoGrade.map { [$0] } ?? [], in: grades, "/vetoGrade")
        require(grading.tieBreak, in: indicators, "/tieBreak")
        if let award = grading.award {
            require(keys(award.base), in: groups, "/award/base")
            require(award.deduct.keys.sorted(), in: indicators, "/award/deduct")
            require(award.parts.keys.sorted(), in: indicators, "/award/parts")
        }
        guard let amendment = scheme.amendment else { return }
        require(amendment.leaves.keys.sorted(), in: indicators, "/amendment/leaves")
        let periods = Known(scheme.periods.map(\.id))
        for (leaf, change) in amendment.leaves.sorted(by: { $0.key < $1.key }) {
            let from = change.from.map { [$0] } ?? []
            require(from, in: periods, "/amendment/leaves/\(leaf)/from")
        }
    }

    private mutating func bounds(_ life: Lifetime, _ periods: Known<Named.Period>, _ path: String) {
        require(life.from.map { [$0] } ?? [], in: periods, "\(path)/from")
        require(life.until.map { [$0] } ?? [], in: periods, "\(path)/until")
    }

    private func keys<Kind, Value>(_ rows: [Identifier<Kind>?: Value]) -> [Identifier<Kind>] {
        rows.keys.compactMap { $0 }.sorted()
    }

    private mutating func require<Kind>(
        _ ids: [Identifier<Kind>], in known: Known<Kind>, _ path: String
    ) {
        for id in ids where !known.ids.contains(id) {
            guard !isFull else { return }
            let words = known.ids.lazy.map(\.text)
            let key = path.split(separator: "/").last.map(String.init) ?? path
            add(
                .schemeReferenceUnknown, path,
                Suggestion.hint(for: id.text, among: words.sorted()).merging(
                    ["id": id.text, "key": key]) { $1 })
        }
    }
}
