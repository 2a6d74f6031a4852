import Notation

/// Grades, ties, awards, and what people take from their office.
extension SchemeCheck {
    mutating func grades() {
        let grading = scheme.grading
        if let last = grading.grades.last, last.hasConditions {
            warn(.warningLastGradeConditions, "/grades/\(last.id)", ["grade": last.id.text])
        }
        var least: Points?
        for grade in grading.grades {
            if let min = grade.min {
                if let before = least, min > before {
                    warn(.warningGradeOrder, "/grades/\(grade.id)/min", ["grade": grade.id.text])
                }
                least = min
            }
            for indicator in grade.require.keys.sorted() where isEvent(indicator) {
                notScored(indicator, "/grades/\(grade.id)/require")
            }
        }
        for indicator in grading.tieBreak where isEvent(indicator) {
            notScored(indicator, "/tieBreak")
        }
        for node in outline.nodes where !node.indicator.warn.isEmpty {
            let id = node.indicator.id
            if isEvent(id) { notScored(id, "/indicators/\(id)/warn") }
        }
        if let award = grading.award { self.award(award) }
    }

    private mutating func award(_ award: Award) {
        for indicator in award.deduct.keys.sorted() where !isEvent(indicator) {
            let path = "/award/deduct/\(indicator)"
            add(.schemeNotAnEvent, path, ["key": "deduct", "indicator": indicator.text])
        }
        for indicator in award.parts.keys.sorted() where isEvent(indicator) {
            notScored(indicator, "/award/parts")
        }
        var sum = ExactSum()
        for share in award.parts.values { sum.add(share) }
        var over = sum
        over.add(-Points.one)
        if over.signum > 0 {
            add(.schemeAwardParts, "/award/parts", ["found": sum.rounded?.description ?? "≥ 10¹²"])
        }
    }

    private mutating func notScored(_ indicator: IndicatorID, _ path: String) {
        let key = path.split(separator: "/").last.map(String.init) ?? path
        add(.schemeNotScored, path, ["key": key, "indicator": indicator.text])
    }

    /// True for an event leaf; a node that holds only events has no score either, but may get one.
    private func isEvent(_ indicator: IndicatorID) -> Bool {
        outline[indicator]?.indicator.leaf?.rule.isEvent ?? false
    }

    mutating func people() {
        let byOffice = scheme.grading.grades.contains { $0.quotaByOffice != nil }
        guard scheme.adjustments.inherit != nil || byOffice else { return }
        var units: [OfficeID: [Subject]] = [:]
        for subject in scheme.subjects where subject.kind == .unit {
            if let office = subject.office { units[office, default: []].append(subject) }
        }
        let offices = Set(scheme.subjects.filter { $0.kind == .person }.compactMap(\.office))
        for office in offices.sorted() where isAmbiguous(units[office] ?? []) {
            add(.schemeOfficeAmbiguous, "/subjects", ["office": office.text])
        }
        if scheme.adjustments.inherit != nil, !offices.contains(where: { units[$0] != nil }) {
            warn(.warningInheritNobody, "/inherit")
        }
    }

    /// True where two of the units exist in one period.
    private func isAmbiguous(_ units: [Subject]) -> Bool {
        scheme.periods.contains { period in
            units.count { order.holds($0.lifetime, in: period.id) } > 1
        }
    }
}
