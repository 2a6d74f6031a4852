public import Notation

/// Who is assessed when on what by whom, over several schemes, and what of it is done twice.
///
/// Source: the yearly plan of an assessment, which is to stop that one thing of one subject is
/// assessed twice at one time.
public struct AssessmentPlan: Sendable {
    /// One leaf in one period.
    public struct Line: Hashable, Sendable {
        /// The scheme.
        public let scheme: SchemeID
        /// The period.
        public let period: Period
        /// The leaf.
        public let indicator: IndicatorID
        /// What people call it.
        public let title: String
        /// Who gives values, by id; the subjects' own offices are told by ``byThemselves``.
        public let offices: [OfficeID]
        /// True where subjects' own offices give values.
        public let byThemselves: Bool
        /// Who is assessed, by id.
        public let subjects: [SubjectID]
    }

    /// In the order of schemes, periods and indicators.
    public let lines: [Line]

    /// The plan of schemes.
    public init(_ schemes: [Scheme]) {
        lines = schemes.flatMap { scheme -> [Line] in
            let outline = Outline(scheme)
            return scheme.periods.flatMap { period in
                outline.leaves.compactMap { Self.line($0, outline, period, scheme) }
            }
        }
    }

    /// What is assessed twice: one subject, under one title or one id, at one time.
    ///
    /// At one time are periods whose days overlap; where days are not set, periods of one kind and
    /// name. Two periods of one scheme, and the events, of which there may be many, are no doubles.
    public var findings: [Finding] {
        var found: [Finding] = []
        for group in Dictionary(grouping: lines.indices, by: { Self.plain(lines[$0].title) }).values
        where group.count > 1 {
            for (place, first) in group.enumerated() {
                for second in group.dropFirst(place + 1) {
                    if let finding = Self.double(lines[first], lines[second]) {
                        found.append(finding)
                    }
                }
            }
        }
        return found.sorted { ($0.at, $0.en) < ($1.at, $1.en) }
    }

    private static func line(
        _ index: Int, _ outline: Outline, _ period: Period, _ scheme: Scheme
    ) -> Line? {
        let node = outline.nodes[index]
        guard let leaf = node.indicator.leaf, !leaf.rule.isEvent else { return nil }
        let subjects = scheme.subjects.filter {
            outline.applies(index, to: $0, in: period.id)
        }
        guard !subjects.isEmpty else { return nil }
        let writers = leaf.effectiveRoles.map { $0.by ?? Writers(offices: node.responsible) }
        return Line(
            scheme: scheme.id, period: period, indicator: node.indicator.id,
            title: node.indicator.title, offices: Set(writers.flatMap(\.offices)).sorted(),
            byThemselves: writers.contains(where: \.own), subjects: subjects.map(\.id).sorted())
    }

    private static func double(_ one: Line, _ other: Line) -> Finding? {
        let isElsewhere = one.scheme != other.scheme || one.indicator != other.indicator
        guard isElsewhere, one.scheme != other.scheme || one.period.id == other.period.id,
            one.period.meets(other.period)
        else { return nil }
        let common = Set(one.subjects).intersection(other.subjects).sorted()
        guard let first = common.first else { return nil }
        let places = [one, other].map { "\($0.scheme)/\($0.period.id)/\($0.indicator)" }
        let rest = common.count > 1 ? " (+\(common.count - 1))" : ""
        return Finding(
            .planAssessedTwice, at: places[0],
            [
                "subject": first.text + rest, "title": one.title,
                "places": places.joined(separator: ", "),
            ])
    }

    private static func plain(_ title: String) -> String {
        title.filter { !$0.isWhitespace }.lowercased()
    }
}

extension Period {
    /// True where both are at one time.
    fileprivate func meets(_ other: Period) -> Bool {
        if let opens, let closes, let from = other.opens, let to = other.closes {
            return opens <= to && from <= closes
        }
        return kind == other.kind && name == other.name
    }
}
