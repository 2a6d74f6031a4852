import Assessment
import Notation

/// What changes would do, a paragraph a subject.
struct EffectWords {
    private let effect: Effect
    private let words: GradeWords
    private let names: [SubjectID: String]
    private let grades: [GradeID: String]
    private let order: [GradeID]

    init(_ effect: Effect, _ scheme: Scheme) {
        self.effect = effect
        words = GradeWords(scheme)
        names = Dictionary(scheme.subjects.map { ($0.id, $0.name) }) { first, _ in first }
        order = scheme.grading.grades.map(\.id)
        grades = Dictionary(scheme.grading.grades.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// In Chinese.
    var zh: String {
        let head = "\(effect.number) 个考核对象中，\(effect.subjects.count) 个的总分、名次或等次会变："
        return ([head] + effect.subjects.map(zh)).joined(separator: "\n")
    }

    /// In English.
    var en: String {
        let head =
            "Of \(effect.number) subjects \(effect.subjects.count) would change total, rank or grade:"
        return ([head] + effect.subjects.map(en)).joined(separator: "\n")
    }

    private func zh(_ one: Effect.Change) -> String {
        guard let after = one.after else { return "\(name(one.subject))：不再参加考核" }
        var parts = pair(one.before?.total, after.total, "总分", "无")
        parts += pair(one.before?.rank, after.rank, "名次", "无")
        parts += pair(one.before?.grade.map(name), after.grade.map(name), "等次", "无")
        let scores = scores(one)
        if !scores.isEmpty { parts.append("因 " + scores.joined(separator: "、")) }
        if !one.passedBy.isEmpty { parts.append("被\(list(one.passedBy, "、"))超过") }
        if !one.passes.isEmpty { parts.append("超过\(list(one.passes, "、"))") }
        let why = one.why.map { words.words($0).zh }.joined(separator: "；")
        if !why.isEmpty { parts.append(isWorse(one) ? "失去原等次：\(why)" : "原因不再成立：\(why)") }
        return "\(name(one.subject))：" + parts.joined(separator: "；")
    }

    private func en(_ one: Effect.Change) -> String {
        guard let after = one.after else { return "\(name(one.subject)): assessed no more" }
        var parts = pair(one.before?.total, after.total, "total", "none")
        parts += pair(one.before?.rank, after.rank, "rank", "none")
        parts += pair(one.before?.grade.map(name), after.grade.map(name), "grade", "none")
        let scores = scores(one)
        if !scores.isEmpty { parts.append("by " + scores.joined(separator: ", ")) }
        if !one.passedBy.isEmpty { parts.append("passed by \(list(one.passedBy, ", "))") }
        if !one.passes.isEmpty { parts.append("passes \(list(one.passes, ", "))") }
        let why = one.why.map { words.words($0).en }.joined(separator: "; ")
        if !why.isEmpty { parts.append((isWorse(one) ? "grade lost: " : "no longer so: ") + why) }
        return "\(name(one.subject)): " + parts.joined(separator: "; ")
    }

    /// A part for what is another after the changes; none for what stays.
    private func pair<Figure: Equatable & CustomStringConvertible>(
        _ before: Figure?, _ after: Figure?, _ what: String, _ none: String
    ) -> [String] {
        guard before != after else { return [] }
        return ["\(what) \(before?.description ?? none) → \(after?.description ?? none)"]
    }

    private func scores(_ one: Effect.Change) -> [String] {
        one.scores.map { score in
            "\(score.indicator) \(text(score.before)) → \(text(score.after))"
        }
    }

    private func text(_ score: StandingSubject.Score) -> String {
        switch score {
        case .points(let points): points.description
        case .notApplicable: "n/a"
        case .none: "-"
        }
    }

    /// True where the reasons are those against the grade that it had.
    private func isWorse(_ one: Effect.Change) -> Bool {
        let place = { (grade: GradeID?) in grade.flatMap(order.firstIndex(of:)) ?? order.count }
        return place(one.after?.grade) > place(one.before?.grade)
    }

    private func name(_ subject: SubjectID) -> String { names[subject] ?? subject.text }

    private func name(_ grade: GradeID) -> String { grades[grade] ?? grade.text }

    private func list(_ ids: [SubjectID], _ separator: String) -> String {
        ids.prefix(5).map(name).joined(separator: separator)
            + (ids.count > 5 ? " … (\(ids.count))" : "")
    }
}
