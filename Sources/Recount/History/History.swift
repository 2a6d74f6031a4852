public import Assessment
public import Notation
public import Submission

/// The published results of a subject over periods, editions and years (schemes).
///
/// A person keeps the id from office to office. A reorganised unit continues those that it
/// `succeeds`, whichever version of whichever scheme says so.
public struct History: Sendable {
    /// In the order of time: schemes, periods, the cycle after them, editions.
    public let lines: [HistoryLine]

    /// - Parameters:
    ///   - subject: whose history it is; nil for everyone's.
    ///   - scheme: the version of a scheme; editions of what is none are passed over.
    public init(
        _ editions: [PublishedRows], of subject: SubjectID?,
        _ scheme: (SchemeReference) -> Scheme?
    ) {
        var schemes: [SchemeReference: Scheme] = [:]
        for reference in Set(editions.map(\.standing.scheme)) {
            schemes[reference] = scheme(reference)
        }
        let line = subject.map { Self.line(of: $0, Array(schemes.values)) }
        let chains = PublishedRows.chains(editions).sorted {
            Self.isEarlier($0.1, $1.1, schemes)
        }
        lines = chains.flatMap { _, chain in
            chain.flatMap { edition -> [HistoryLine] in
                guard let scheme = schemes[edition.standing.scheme] else { return [] }
                let isLast = edition.record == chain.last?.record
                return edition.subjects.keys.sorted().filter { line?.contains($0) ?? true }
                    .compactMap { HistoryLine($0, in: edition, of: scheme, stands: isLast) }
            }
        }
    }

    /// A subject and all whose history it continues, at first or second hand.
    private static func line(of subject: SubjectID, _ schemes: [Scheme]) -> Set<SubjectID> {
        var line: Set<SubjectID> = [subject]
        var rest = [subject]
        while let next = rest.popLast() {
            for one in schemes.flatMap(\.subjects) where one.id == next {
                rest += one.succeeds.filter { line.insert($0).inserted }
            }
        }
        return line
    }

    /// By the first day of the schemes' periods, then by their ids, then by period.
    private static func isEarlier(
        _ a: [PublishedRows], _ b: [PublishedRows], _ schemes: [SchemeReference: Scheme]
    ) -> Bool {
        func key(_ chain: [PublishedRows]) -> (String, String, Int, String) {
            guard let last = chain.last, let scheme = schemes[last.standing.scheme] else {
                return ("", "", 0, "")
            }
            let opens = scheme.periods.compactMap(\.opens).min()?.description ?? ""
            let order = PeriodOrder(scheme)
            let time = last.standing.period.map { order.place(of: $0) ?? -1 } ?? Int.max
            return (opens, scheme.id.text, time, last.standing.group.text)
        }
        return key(a) < key(b)
    }
}

extension HistoryLine {
    /// What an edition says of a subject; nil where it says nothing.
    fileprivate init?(
        _ subject: SubjectID, in edition: PublishedRows, of scheme: Scheme, stands: Bool
    ) {
        guard let row = edition.subjects[subject] else { return nil }
        let standing = edition.standing
        let known = scheme.subjects.first { $0.id == subject }
        let feedback = edition.group?["feedback"]
        let grade = row["grade"]?.string
        let cycle = scheme.cycle.title ?? scheme.title
        self.init(
            place: edition.place, year: cycle,
            period: standing.period.map { id in
                scheme.periods.first { $0.id == id }?.name ?? id.text
            } ?? cycle,
            standing: edition.record, edition: standing.edition, stands: stands,
            isFinal: standing.openItems.isEmpty, subject: subject,
            name: known?.name ?? subject.text, office: known?.office,
            total: row["total"]?.points, rank: row["rank"]?.integer,
            number: edition.subjects.values.count { $0["rank"] != nil },
            grade: scheme.grading.grades.first { $0.id.text == grade }?.name ?? grade,
            isVetoed: row["vetoed"]?.bool ?? false,
            scores: Outline(scheme).nodes.compactMap { node in
                let id = node.indicator.id
                return row["scores"]?[id.text]?.points.map { score in
                    Score(
                        indicator: id, title: node.indicator.title, isTop: node.parent == nil,
                        score: score, mean: feedback?[id.text]?["mean"]?.points)
                }
            })
    }
}

extension JSON {
    /// The decimal in its canonical text; nil for anything else.
    var points: Points? { string.flatMap { Points(canonical: $0) } }
}
