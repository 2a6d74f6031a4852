public import Notation

/// Places, grades and ties in words.
public struct GradeWords: Sendable {
    private let subjects: [SubjectID: String]
    private let grades: [GradeID: String]
    private let decimals: Int

    /// Words with the names of a scheme.
    public init(_ scheme: Scheme) {
        subjects = Dictionary(scheme.subjects.map { ($0.id, $0.name) }) { first, _ in first }
        grades = Dictionary(scheme.grading.grades.map { ($0.id, $0.name) }) { first, _ in first }
        decimals = scheme.decimals
    }

    /// One sentence about the places of a grade.
    public func sentence(_ places: GradePlaces) -> FindingCode.Words {
        ["zh": zh(places), "en": en(places)]
    }

    /// One sentence about a tie.
    public func sentence(_ tie: TieDecision) -> FindingCode.Words {
        let list = tie.subjects.map { "\($0.rank) \(name($0.subject))" }
        let total = tie.total.padded(to: decimals)
        let zh = tie.steps.map { step in
            step.by.map { by in
                "\(name(step.ahead))凭 \(by) 在\(name(step.behind))之前（\(pair(step, "无"))）"
            } ?? "\(name(step.ahead))与\(name(step.behind))并列"
        }
        let en = tie.steps.map { step in
            step.by.map { by in
                "\(name(step.ahead)) before \(name(step.behind)) by \(by) (\(pair(step, "none")))"
            } ?? "\(name(step.ahead)) and \(name(step.behind)) share the rank"
        }
        return [
            "zh": "同为 \(total) 分：\(list.joined(separator: "，"))；\(zh.joined(separator: "；"))。",
            "en": "Equal at \(total): \(list.joined(separator: ", ")); "
                + "\(en.joined(separator: "; ")).",
        ]
    }

    /// One sentence about each grade above a subject's own, and about its tie.
    public func sentences(_ explanation: GradeExplanation) -> [FindingCode.Words] {
        let own = explanation.grade.map(name)
        var lines: [FindingCode.Words] = [
            ["zh": "等次：\(own ?? "无")。", "en": "Grade: \(own ?? "none")."]
        ]
        for above in explanation.above {
            lines.append([
                "zh": "未评为\(name(above.grade))：\(above.why.map(zh).joined(separator: "；"))。",
                "en": "Not \(name(above.grade)): \(above.why.map(en).joined(separator: "; ")).",
            ])
        }
        if let tie = explanation.tie { lines.append(sentence(tie)) }
        return lines
    }

    /// What keeps a subject from a grade, without a full stop.
    public func words(_ why: GradeHindrance) -> FindingCode.Words {
        ["zh": zh(why), "en": en(why)]
    }

    private func zh(_ places: GradePlaces) -> String {
        var text = "\(name(places.grade))\(zh(places.pool))："
        if let quota = places.quota, let count = places.places {
            text += "\(count) 个名额（\(places.ranked) 个有名次者 × \(quota)，向下取整），"
        }
        text += places.given.isEmpty ? "无人获得" : "给予\(list(places.given, "、"))"
        if let next = places.next {
            text += "；第 \(next.rank) 名\(list(next.subjects, "、")) \(shown(next.total))"
            text += next.behind.map { " 差 \(shown($0))" } ?? ""
            text += next.room > 0 ? "，余 \(next.room) 个名额不够并列的 \(next.subjects.count) 个" : ""
        }
        for over in places.passedOver {
            text += "；第 \(over.rank) 名\(name(over.subject))不能获得（"
            text +=
                over.why.map(zh).joined(separator: "；") + "）"
                + (frees(over, places) ? "，让出一个名额" : "")
        }
        return text + "。"
    }

    private func en(_ places: GradePlaces) -> String {
        var text = "\(name(places.grade))\(en(places.pool)): "
        if let quota = places.quota, let count = places.places {
            text += "\(count) places of \(places.ranked), floor(\(places.ranked)·\(quota)); "
        }
        text += places.given.isEmpty ? "nobody got it" : list(places.given, ", ")
        if let next = places.next {
            text += "; rank \(next.rank): \(list(next.subjects, ", ")) \(shown(next.total))"
            text += next.behind.map { ", \(shown($0)) behind" } ?? ""
            text += next.room > 0 ? ", \(next.room) left for \(next.subjects.count) who tie" : ""
        }
        for over in places.passedOver {
            text += "; not rank \(over.rank) \(name(over.subject)) ("
            text += over.why.map(en).joined(separator: "; ") + ")"
            text += frees(over, places) ? ", which freed a place" : ""
        }
        return text + "."
    }

    /// True where the subject would have had one of the places.
    private func frees(_ over: GradePlaces.PassedOver, _ places: GradePlaces) -> Bool {
        guard let count = places.places else { return false }
        return over.rank <= count
    }

    private func name(_ subject: SubjectID) -> String { subjects[subject] ?? subject.text }

    private func name(_ grade: GradeID) -> String { grades[grade] ?? grade.text }

    private func list(_ ids: [SubjectID], _ separator: String) -> String {
        ids.prefix(10).map(name).joined(separator: separator)
            + (ids.count > 10 ? " … (\(ids.count))" : "")
    }

    private func shown(_ points: Points) -> String {
        points.rounded(to: decimals) == points ? points.padded(to: decimals) : "\(points)"
    }

    private func pair(_ step: TieDecision.Step, _ none: String) -> String {
        step.scores.map { $0?.description ?? none }.joined(separator: " : ")
    }
}

extension GradeWords {
    private func zh(_ pool: GradePlaces.Pool) -> String {
        switch pool {
        case .group: ""
        case .units: "（单位）"
        case .people(let office): "（\(office?.text ?? "无单位") 的人员）"
        }
    }

    private func en(_ pool: GradePlaces.Pool) -> String {
        switch pool {
        case .group: ""
        case .units: " (units)"
        case .people(let office): " (people of \(office?.text ?? "no office"))"
        }
    }

    private func zh(_ why: GradeHindrance) -> String {
        switch why {
        case .below(let least, let by): "总分低于 \(least)，差 \(shown(by))"
        case .indicator(let id, let score, let least):
            "\(id) 为 \(score?.description ?? "无")，须达到 \(least)"
        case .vetoed: "一票否决"
        case .noPlace(let places, let room, let behind):
            "\(places) 个名额，轮到时余 \(room) 个" + (behind.map { "，差 \(shown($0))" } ?? "")
        }
    }

    private func en(_ why: GradeHindrance) -> String {
        switch why {
        case .below(let least, let by): "the total is \(shown(by)) below \(least)"
        case .indicator(let id, let score, let least):
            "\(id) is \(score?.description ?? "none"), below \(least)"
        case .vetoed: "vetoed"
        case .noPlace(let places, let room, let behind):
            "\(places) places, \(room) left in turn"
                + (behind.map { ", \(shown($0)) behind the last" } ?? "")
        }
    }
}
