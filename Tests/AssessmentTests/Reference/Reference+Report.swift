import Notation

@testable import Assessment

/// A standing as lines of text, made from the reference and from the program alike.
extension Reference {
    func report() -> [String] {
        let grades = grades()
        var lines: [String] = []
        var isWhole = values.unread.isEmpty && !hasUnread
        for group in scheme.groups {
            let members = members(group.id)
            let ranked = ranked(group.id)
            let rest = members.filter { member in !ranked.contains { $0.subject.id == member.id } }
            let incomplete = members.contains { member in
                if case .incomplete = total(member) { true } else { false }
            }
            if incomplete { isWhole = false }
            lines.append("\(group.id) \(word(incomplete))")
            for one in ranked {
                lines.append(line(one.subject, one.rank, one.total, grades[one.subject.id]))
                lines += scores(one.subject)
            }
            for subject in rest {
                lines.append(line(subject, nil, nil, nil))
                lines += scores(subject)
            }
            lines += feedback(members)
        }
        lines.insert(word(!isWhole), at: 0)
        for place in places.sorted() { lines.append("finding \(place)") }
        return lines
    }

    private func word(_ isIncomplete: Bool) -> String {
        provisional ? "provisional" : isIncomplete ? "incomplete" : "final"
    }

    private func line(
        _ subject: Subject, _ rank: Int?, _ total: Fraction?, _ grade: Grade?
    ) -> String {
        let parts: [String] = [
            subject.id.text, total?.text ?? "-", rank.map(String.init) ?? "-",
            grade?.id.text ?? "-", isVetoed(subject) ? "vetoed" : "",
            share(nil, subject)?.text ?? "-", String(missing(subject)),
            award(subject, grade)?.text ?? "-",
        ]
        return parts.joined(separator: " ")
    }

    private func scores(_ subject: Subject) -> [String] {
        nodes.map { node in
            let text: String
            if isEvent(node) {
                let applies = eventPeriods.contains { self.applies(node, subject, $0) }
                text = applies ? points(node, subject)?.text ?? "-" : "n/a"
            } else {
                switch score(node, subject) {
                case .score(let score): text = score.text
                case .notApplicable: text = "n/a"
                case .left, .incomplete: text = "-"
                }
            }
            return "\(subject.id) \(node.indicator.id) \(text)"
        }
    }

    private func feedback(_ members: [Subject]) -> [String] {
        var lines: [String] = []
        for node in nodes where !isEvent(node) {
            let all = members.compactMap { subject in
                number(score(node, subject)).map { (subject, $0) }
            }
            let above = all.filter { one in all.count { one.1 < $0.1 } < 3 }.sorted { a, b in
                a.1 == b.1 ? a.0.id < b.0.id : b.1 < a.1
            }
            let below = last(3, all)
            let ordered = all.map(\.1).sorted { $0 < $1 }
            var figures = ["0", "-", "-", "-", "-"]
            if !ordered.isEmpty {
                let count = ordered.count
                let middle = ordered[(count - 1) / 2] + ordered[count / 2]
                figures = [
                    "\(count)", ordered[count - 1].text, ordered[0].text,
                    (Fraction.sum(ordered) / Fraction(count)).rounded(2).text,
                    (middle / Fraction(2)).rounded().text,
                ]
            }
            let names = [above, below].map { $0.map(\.0.id.text).joined(separator: ",") }
            lines.append(
                (["figures", node.indicator.id.text] + figures + names).joined(separator: " "))
            lines += warnings(node, all)
        }
        return lines
    }

    private func isWarning(_ period: Period) -> Bool {
        let isNamed = scheme.periods.contains { $0.parts.keys.contains(period.id) }
        return period.warns || period.weight == nil && !isNamed
    }

    private func last(_ count: Int, _ all: [(Subject, Fraction)]) -> [(Subject, Fraction)] {
        all.filter { one in all.count { $0.1 < one.1 } < count }.sorted { a, b in
            a.1 == b.1 ? a.0.id < b.0.id : a.1 < b.1
        }
    }

    private func warnings(_ node: Node, _ all: [(Subject, Fraction)]) -> [String] {
        guard case .period(let id) = scope, isWarning(roots[0]) else { return [] }
        let lastOnes = last(scheme.feedback.warnLast, all).map(\.0.id)
        let bound = node.indicator.warn[id] ?? node.indicator.warn[nil]
        return all.sorted { $0.0.id < $1.0.id }.compactMap { subject, score in
            let isLast = lastOnes.contains(subject.id)
            let isBelow = bound.map { score < Fraction($0) } ?? false
            guard isLast || isBelow else { return nil }
            let name = "\(node.indicator.id) \(subject.id)"
            return
                "warning \(name) \(score.text) \(isLast) \(isBelow ? bound?.description ?? "" : "-")"
        }
    }

    // What has no place, and what does not apply.

    private func place(_ cell: ScoreCell) -> (Node, Subject, Period)? {
        guard let node = nodes.first(where: { $0.indicator.id == cell.indicator }),
            let leaf = node.indicator.leaf,
            let subject = scheme.subjects.first(where: { $0.id == cell.subject }),
            let period = scheme.periods.first(where: { $0.id == cell.period })
        else { return nil }
        if leaf.rule.isEvent { return (node, subject, period) }
        let hasRole =
            cell.role == nil ? leaf.roles.isEmpty : leaf.roles.contains { $0.id == cell.role }
        return hasRole || !isScored(node, period) ? (node, subject, period) : nil
    }

    private func withoutRater(_ entry: ScoreEntry, _ node: Node) -> ScoreCell {
        var cell = entry.cell
        let role = node.indicator.leaf?.roles.first { $0.id == entry.role }
        if role?.combine ?? .single == .single { cell.rater = nil }
        return cell
    }

    private func isScored(_ node: Node, _ period: Period) -> Bool {
        (isEvent(node) ? eventPeriods : scoredPeriods).contains { $0.id == period.id }
    }

    var hasUnread: Bool { values.entries.contains { place($0.cell) == nil } }

    /// All places that something is found at.
    private var places: Set<String> {
        for node in nodes where !isEvent(node) {
            for period in scoredPeriods {
                for subject in scheme.subjects where takes(node, subject, period) {
                    for role in node.indicator.leaf.map(roles) ?? [] {
                        _ = self.role(role, node, subject, period)
                    }
                }
            }
        }
        var result = findingPlaces.union(values.unread.map(\.at))
        for entry in values.entries {
            guard let (node, subject, period) = place(entry.cell) else {
                result.insert(entry.place)
                continue
            }
            guard isScored(node, period), entry.value != .withdrawn else { continue }
            if !takes(node, subject, period) { result.insert(withoutRater(entry, node).place) }
            guard isEvent(node), let leaf = node.indicator.leaf else { continue }
            if case .number(let number) = entry.value, isTaken(number, leaf) { continue }
            result.insert(entry.place)
        }
        for blocked in values.blocked {
            guard let (node, _, period) = place(blocked.cell) else { continue }
            if isScored(node, period) { result.insert(blocked.finding.at) }
        }
        return result
    }
}
