public import Notation

/// What became of the pieces of a file of changes.
public struct WhatIfReading: Sendable {
    /// The changes; nil where anything was found.
    public let changes: WhatIf?
    /// What is wrong, at the places of the pieces.
    public let findings: [Finding]

    /// Reads changes to a scheme, and checks that the changed scheme makes sense.
    ///
    /// - Parameter scope: where values count that name no period.
    public init(_ source: SourceNode, to scheme: Scheme, in scope: ScoringScope) {
        var reader = WhatIfReader(scheme, scope)
        let changes = reader.read(source)
        var found = reader.source.findings
        if found.isEmpty {
            let before = Set(SchemeCheck(scheme).findings.map(\.code))
            let after = SchemeCheck(changes.changed(scheme)).findings
            found = after.filter { !before.contains($0.code) }.map {
                Finding($0.code, at: source.place, $0.parameters)
            }
        }
        findings = found
        self.changes = found.isEmpty ? changes : nil
    }
}

/// Reads the keys of a file of changes.
struct WhatIfReader {
    var source = SchemeReader()
    private let scheme: Scheme
    private let scope: ScoringScope
    private let outline: Outline

    private static let keys = [
        "weights", "missing", "decimals", "tieAtQuota", "quotas", "min", "vetoGrade", "inherit",
        "bonusCap", "penaltyCap", "values", "drop",
    ]

    init(_ scheme: Scheme, _ scope: ScoringScope) {
        self.scheme = scheme
        self.scope = scope
        outline = Outline(scheme)
    }

    mutating func read(_ node: SourceNode) -> WhatIf {
        var changes = WhatIf()
        guard let fields = source.open(node, "", keys: Self.keys) else { return changes }
        changes.weights = weights(fields)
        changes.missing = source.optionalWord(fields, "missing")
        changes.decimals = source.whole(fields, "decimals", 0...6)
        changes.tieAtQuota = source.optionalWord(fields, "tieAtQuota")
        changes.quotas = named(fields, "quotas", .share, scheme.grading.grades.map(\.id))
        changes.least = named(fields, "min", .any, scheme.grading.grades.map(\.id))
        changes.vetoGrade = source.optionalID(fields, "vetoGrade")
        if let grade = changes.vetoGrade, let node = fields["vetoGrade"] {
            demand(grade, "vetoGrade", at: node.place, scheme.grading.grades.map(\.id))
        }
        changes.inherit = source.optionalPoints(fields, "inherit", .percent)
        changes.bonusCap = source.optionalPoints(fields, "bonusCap", .notNegative)
        changes.penaltyCap = source.optionalPoints(fields, "penaltyCap", .notNegative)
        for piece in fields["values"].flatMap({ source.list($0, key: "values", limit: 10_000) })
            ?? []
        {
            if let (cell, value) = cell(piece) { changes.values[cell] = value }
        }
        drop(fields, &changes)
        return changes
    }

    private mutating func weights(_ fields: SchemeReader.Fields) -> [IndicatorID: Points] {
        let weights = named(
            fields, "weights", .positive, outline.nodes.map(\.indicator.id))
        for id in weights.keys.sorted() {
            guard let known = outline[id], known.indicator.weight == nil else { continue }
            source.report(
                .schemeWeightUnexpected, at: place(fields, "weights", id.text),
                ["indicator": id.text])
        }
        return weights
    }

    private mutating func drop(_ fields: SchemeReader.Fields, _ changes: inout WhatIf) {
        guard let node = fields["drop"],
            let drop = source.open(node, "/drop", keys: ["raters", "subjects", "indicators"])
        else { return }
        let raters: [RaterID] = source.ids(drop, "raters")
        changes.raters = Set(raters)
        let subjects: [SubjectID] = source.ids(drop, "subjects")
        changes.subjects = Set(subjects)
        let indicators: [IndicatorID] = source.ids(drop, "indicators")
        changes.indicators = Set(indicators)
        let place = { (key: String) in drop[key]?.place ?? node.place }
        for id in subjects {
            demand(id, "subjects", at: place("subjects"), scheme.subjects.map(\.id))
        }
        for id in indicators {
            demand(id, "indicators", at: place("indicators"), outline.nodes.map(\.indicator.id))
        }
    }

    /// Numbers by the id of something that the scheme has.
    private mutating func named<Kind>(
        _ fields: SchemeReader.Fields, _ key: String, _ range: NumberRange,
        _ known: [Identifier<Kind>]
    ) -> [Identifier<Kind>: Points] {
        guard let node = fields[key] else { return [:] }
        let numbers: [Identifier<Kind>: Points] = source.named(node, "/\(key)", range)
        for id in numbers.keys.sorted() {
            demand(id, key, at: place(fields, key, id.text), known)
        }
        return numbers
    }

    private func place(_ fields: SchemeReader.Fields, _ key: String, _ id: String) -> String {
        source.places["/\(key)/\(id)"] ?? fields.place
    }

    private mutating func demand<Kind>(
        _ id: Identifier<Kind>, _ key: String, at place: String, _ known: [Identifier<Kind>]
    ) {
        guard !known.contains(id) else { return }
        let hint = Suggestion.hint(for: id.text, among: known.lazy.map(\.text))
        source.report(
            .schemeReferenceUnknown, at: place,
            hint.merging(["key": key, "id": id.text]) { $1 })
    }

    /// One other value of a cell.
    private mutating func cell(_ node: SourceNode) -> (ScoreCell, ScoreValue)? {
        let keys = ["period", "indicator", "subject", "role", "rater", "value"]
        guard let fields = source.open(node, "/values", keys: keys) else { return nil }
        let before = source.findings.count
        let named: PeriodID? = source.optionalID(fields, "period")
        let indicator: IndicatorID? = source.id(fields, "indicator")
        let subject: SubjectID? = source.id(fields, "subject")
        let role: RoleID? = source.optionalID(fields, "role")
        let rater: RaterID? = source.optionalID(fields, "rater")
        var period = named
        if period == nil, case .period(let asked) = scope { period = asked }
        if period == nil { source.reportMissing(fields, "period") }
        let leaf = indicator.flatMap { outline[$0]?.indicator.leaf }
        let value = value(fields, leaf)
        guard source.findings.count == before, let period, let indicator, let subject, let value
        else { return nil }
        let entry = ScoreEntry(
            period: period, indicator: indicator, subject: subject, role: role, rater: rater,
            value: value, isEvent: leaf?.rule.isEvent ?? false)
        if entry.isEvent {
            source.report(
                .schemeNotScored, at: node.place, ["key": "values", "indicator": indicator.text])
            return nil
        }
        for finding in EntryCheck(scheme).findings(entry, at: node.place) {
            source.report(finding.code, at: node.place, finding.parameters)
        }
        return (entry.cell, value)
    }

    /// A number, the id of a grade, counts by grade, `n/a`, or nothing for missing.
    private mutating func value(_ fields: SchemeReader.Fields, _ leaf: Leaf?) -> ScoreValue? {
        guard let node = fields["value"] else {
            source.reportMissing(fields, "value")
            return nil
        }
        switch (node.content, leaf?.rule.takes) {
        case (.nothing, _): return .withdrawn
        case (.text("n/a", _), _): return .notApplicable
        case (.text, .grade?): return source.id(node, key: "value").map(ScoreValue.grade)
        case (.map, .ballot?):
            let counts: [GradeID: Points] = source.named(node, "/values/value", .notNegative)
            return .counts(counts.mapValues { $0.millionths / 1_000_000 })
        default: return source.points(node, key: "value", .any).map(ScoreValue.number)
        }
    }
}
