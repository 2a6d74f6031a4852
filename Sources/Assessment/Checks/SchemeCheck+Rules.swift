import Notation

/// The parameters of rules: scores stay within 0…100, targets differ from floors.
extension SchemeCheck {
    mutating func rules() {
        for index in outline.leaves {
            let node = outline.nodes[index]
            guard let leaf = node.indicator.leaf, !isFull else { continue }
            let path = "/indicators/\(node.indicator.id)"
            let name = ["indicator": node.indicator.id.text]
            if scheme.subjects.allSatisfy({ subject in !applies(index, subject) }) {
                warn(.warningLeafNowhere, path, name)
            }
            let range = leaf.valueRange
            if let least = range.least, let greatest = range.greatest, greatest < least {
                add(.schemeBoundsWrong, "\(path)/greatest", name)
            }
            rule(leaf.rule, index, "\(path)/rule/\(leaf.rule.name)", name)
        }
    }

    private func applies(_ index: Int, _ subject: Subject) -> Bool {
        scheme.periods.contains { outline.applies(index, to: subject, in: $0.id) }
    }

    private mutating func rule(
        _ rule: Rule, _ index: Int, _ path: String, _ name: [String: String]
    ) {
        switch rule {
        case .linear(let linear): self.linear(linear, index, path)
        case .efficacy(let efficacy):
            var top = ExactSum(efficacy.base)
            top.add(efficacy.span)
            top.add(-Points.hundred)
            if top.signum > 0 {
                let why = "base + span = \(efficacy.base) + \(efficacy.span)"
                add(.schemeScoreOutside, "\(path)/span", name.merging(["why": why]) { $1 })
            }
        case .place(let place) where place.floor > place.first:
            let why = "floor \(place.floor) > first \(place.first)"
            add(.schemeScoreOutside, "\(path)/floor", name.merging(["why": why]) { $1 })
        case .veto(basis: nil): warn(.warningVetoWithoutBasis, path, name)
        default: break
        }
    }

    private mutating func linear(_ linear: Rule.Linear, _ index: Int, _ path: String) {
        unused(linear.target, index, "\(path)/target")
        unused(linear.floor, index, "\(path)/floor")
        for subject in subjectsToTry(linear) {
            for period in scheme.periods where outline.applies(index, to: subject, in: period.id) {
                guard !isFull else { return }
                self.linear(linear, index, subject, period.id, path)
            }
        }
    }

    /// Where both tables serve all others alike, and well, only the subjects they name are tried.
    private func subjectsToTry(_ linear: Rule.Linear) -> [Subject] {
        guard linear.target.rows[nil]?.count == 1, linear.floor.rows[nil]?.count == 1,
            let target = linear.target.rows[nil]?[nil], let floor = linear.floor.rows[nil]?[nil],
            target != floor
        else { return scheme.subjects }
        return scheme.subjects.filter {
            linear.target.rows[$0.id] != nil || linear.floor.rows[$0.id] != nil
        }
    }

    private mutating func linear(
        _ linear: Rule.Linear, _ index: Int, _ subject: Subject, _ period: PeriodID, _ path: String
    ) {
        let names = [
            "indicator": outline.nodes[index].indicator.id.text, "subject": subject.id.text,
            "period": period.text,
        ]
        let target = linear.target[subject.id, period]
        let floor = linear.floor[subject.id, period]
        for (key, number) in [("target", target), ("floor", floor)] where number == nil {
            add(.schemeTargetMissing, "\(path)/\(key)", names.merging(["key": key]) { $1 })
        }
        if let target, target == floor {
            add(.schemeTargetEqualsFloor, "\(path)/target/\(subject.id)", names)
        }
    }

    private mutating func unused(_ table: Table, _ index: Int, _ path: String) {
        let rows = Set(table.rows.keys.compactMap { $0 })
        guard !rows.isEmpty else { return }
        for subject in scheme.subjects
        where rows.contains(subject.id) && !applies(index, subject) {
            warn(
                .warningRowUnused, "\(path)/\(subject.id)",
                [
                    "indicator": outline.nodes[index].indicator.id.text, "id": subject.id.text,
                ])
        }
    }
}
