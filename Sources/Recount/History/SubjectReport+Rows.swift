public import Assessment
internal import Notation
internal import Submission

extension SubjectReport {
    /// The reports of an edition whose rows are all there, by rank, those without one last.
    public static func all(_ edition: PublishedRows, of scheme: Scheme) -> [SubjectReport] {
        let nodes = Outline(scheme).nodes
        let reports = edition.subjects.keys.sorted().compactMap { id -> SubjectReport? in
            guard let subject = scheme.subjects.first(where: { $0.id == id }) else { return nil }
            return SubjectReport(subject, edition, scheme, nodes)
        }
        return reports.sorted { a, b in
            (a.rank ?? .max, a.subject.id.text) < (b.rank ?? .max, b.subject.id.text)
        }
    }

    private init?(
        _ subject: Subject, _ edition: PublishedRows, _ scheme: Scheme, _ nodes: [Outline.Node]
    ) {
        guard let row = edition.subjects[subject.id] else { return nil }
        let grades = scheme.grading.grades
        let place = grades.firstIndex { $0.id.text == row["grade"]?.string }
        let total = row["total"]?.points
        let all = nodes.compactMap { Self.line($0, row, edition) }
        let events = Set(
            nodes.filter { $0.indicator.leaf?.rule.isEvent ?? false }.map(\.indicator.id))
        self.init(
            subject: subject, total: total, rank: row["rank"]?.integer,
            number: edition.subjects.values.count { $0["rank"] != nil },
            grade: place.map { grades[$0] },
            next: place.flatMap { place in
                place > 0 ? total.map { Self.next(grades[place - 1], $0, edition) } : nil
            },
            isVetoed: row["vetoed"]?.bool ?? false, award: row["award"]?.points,
            lines: all.filter { !events.contains($0.indicator) },
            events: all.filter { events.contains($0.indicator) && $0.score != .zero })
    }

    private static func line(
        _ node: Outline.Node, _ row: JSON, _ edition: PublishedRows
    ) -> Line? {
        let id = node.indicator.id
        guard let score = row["scores"]?[id.text]?.points else { return nil }
        let scores = edition.subjects.values.compactMap { $0["scores"]?[id.text]?.points }
        let figures = edition.group?["feedback"]?[id.text]
        return Line(
            indicator: id, title: node.indicator.title, depth: node.depth,
            isLeaf: node.indicator.leaf != nil, score: score,
            position: 1 + scores.count { $0 > score }, number: scores.count,
            median: figures?["median"]?.points, mean: figures?["mean"]?.points)
    }

    private static func next(
        _ grade: Grade, _ total: Points, _ edition: PublishedRows
    ) -> NextGrade {
        let holders = edition.subjects.values.filter { $0["grade"]?.string == grade.id.text }
        let last = holders.compactMap { $0["total"]?.points }.min()
        func away(_ from: Points?) -> Points? {
            guard let from, from > total else { return nil }
            return Points(millionths: from.millionths - total.millionths)
        }
        return NextGrade(grade: grade, toLeast: away(grade.min), toLast: away(last))
    }
}
