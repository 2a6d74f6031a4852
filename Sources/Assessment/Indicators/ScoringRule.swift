import Notation

/// Everything there is to say of a rule: how it is read and written, what it takes, what it
/// computes, what can be wrong with it, how it is worked out by hand.
///
/// A rule is a ``ValueRule``, a ``ComparingRule`` or an ``EventRule``, in a file of its own, and
/// gets its place in ``Rule/all``; `docs/new-rule.md`. What it has nothing to say of is below.
protocol ScoringRule: Hashable, Sendable {
    /// The word that names it in a scheme.
    static var name: String { get }
    /// What people call it.
    static var words: KeyWords.Pair { get }
    /// Its parameters, as they are laid out in a scheme and in a workbook.
    static var form: Rule.Form { get }

    /// Reads its parameters; nil once something was reported.
    ///
    /// - Parameters:
    ///   - node: what stands under its name; an empty map where the name stands alone.
    ///   - path: the path of keys that leads there.
    static func read(
        _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
    ) -> Self?
    /// What stands under its name in the canonical form: what is at its default is left out.
    var parameters: JSON { get }
    /// Its parameters that are tables by subject and period.
    var tables: [(key: String, table: Table)] { get }
    /// Reports parameters that make no sense.
    func check(_ place: SchemeCheck.LeafPlace, _ check: inout SchemeCheck)

    /// Which values it takes.
    var takes: Rule.Takes { get }
    /// The least number it takes; nil for no bound.
    var least: Points? { get }
    /// The greatest number it takes; nil for no bound.
    var greatest: Points? { get }

    /// What the value of one rater gives; for a rule that compares subjects the value itself.
    ///
    /// Never asked for *not applicable* and *withdrawn*. A value that it does not take, and a score
    /// that reaches 10¹², is `unusable`.
    func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore
    /// How that is computed, and what was given where numbers do not say it.
    func working(
        _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
    ) -> (working: String?, given: String?)

    /// True where raters are combined on v before subjects are compared.
    var comparesSubjects: Bool { get }
    /// The score of each of the combined values of a group, in their order; nil where it reaches
    /// 10¹².
    func compared(_ values: [Points]) -> [Points?]
    /// How a combined value becomes a score among those of the group.
    func working(_ v: Points, among values: [Points]) -> String?

    /// What its events do; nil where it takes none.
    var effect: Rule.EventEffect? { get }
    /// What the values of a subject's events come to: signed points, or what is shown; nil for
    /// nothing, and where it reaches 10¹².
    func shown(of events: [Points]) -> Points?
    /// How that is computed.
    func working(events: [Points]) -> String?
    /// True where these events veto their subject.
    func vetoes(_ events: [Points]) -> Bool
    /// The document that allows what its events do; nil where none is named.
    var basis: String? { get }
}

/// A rule by which each value has a score of its own.
protocol ValueRule: ScoringRule {}

/// A rule by which the combined values of a group are compared.
protocol ComparingRule: ScoringRule {}

/// A rule whose values are events of a subject, without weight and roles.
protocol EventRule: ScoringRule {
    /// What its events do.
    var does: Rule.EventEffect { get }
}

extension ScoringRule {
    var tables: [(key: String, table: Table)] { [] }
    var takes: Rule.Takes { .number }
    var least: Points? { nil }
    var greatest: Points? { nil }
    var comparesSubjects: Bool { false }
    var effect: Rule.EventEffect? { nil }
    var basis: String? { nil }

    func check(_ place: SchemeCheck.LeafPlace, _ check: inout SchemeCheck) {}
    func compared(_ values: [Points]) -> [Points?] { values }
    func working(_ v: Points, among values: [Points]) -> String? { nil }
    func shown(of events: [Points]) -> Points? { nil }
    func working(events: [Points]) -> String? { nil }
    func vetoes(_ events: [Points]) -> Bool { false }
}

extension ComparingRule {
    var comparesSubjects: Bool { true }

    func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore {
        if case .number(let v) = value { .score(v) } else { .unusable }
    }

    func working(
        _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
    ) -> (working: String?, given: String?) { (nil, nil) }
}

extension EventRule {
    var effect: Rule.EventEffect? { does }
    var least: Points? { .zero }

    func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore {
        .unusable
    }

    func working(
        _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
    ) -> (working: String?, given: String?) { (nil, nil) }
}
