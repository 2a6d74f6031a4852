public import Notation

extension ScoreRun {
    /// The way from a subject's total down to the values it came from; empty for an unknown
    /// subject.
    public func explanation(of subject: SubjectID) -> [ExplanationLine] {
        guard let index = layout.subjectIndex[subject] else { return [] }
        var explainer = Explainer(run: self, subject: index)
        explainer.total()
        return explainer.lines
    }
}

/// Writes the lines of one subject.
struct Explainer {
    let run: ScoreRun
    let subject: Int
    private(set) var lines: [ExplanationLine] = []

    init(run: ScoreRun, subject: Int) {
        self.run = run
        self.subject = subject
    }

    var layout: ScoreLayout { run.layout }

    /// Where a score is looked up: in the standing, or in one of its periods.
    enum Where {
        case standing
        case period(Int)
    }

    mutating func write(
        _ depth: Int, _ item: ExplanationLine.Item, _ result: StandingSubject.Score,
        _ working: String? = nil, digits: Int = 6, notes: [ExplanationLine.Note] = [],
        cell: ScoreCell? = nil
    ) {
        lines.append(
            ExplanationLine(
                depth: depth, item: item, result: result, working: working, digits: digits,
                notes: notes, cell: cell))
    }

    /// The total, and everything below it.
    mutating func total() {
        let scheme = layout.scheme
        let root = run.scores.scores[layout.root, subject]
        let office = officeTotal
        let shared = root.points.flatMap { share($0, office?.total) }
        let bonuses = together(.bonuses)
        let penalties = together(.penalties)
        var result = StandingSubject.Score.none
        var working: String?
        if case .total(let total) = run.totals.states[subject], let shared {
            result = .points(total)
            let hasEvents = !bonuses.isEmpty || !penalties.isEmpty
            let sum = Working.sum([
                shared, capped(bonuses, .bonuses), capped(penalties, .penalties),
            ])
            working = hasEvents ? "max(0, \(sum))" : "\(shared)"
        } else if run.totals.states[subject] == .nothing {
            result = .notApplicable
        }
        var notes: [ExplanationLine.Note] = []
        if EventTally.isVetoed(subject, layout, run.events) { notes.append(.vetoed) }
        if run.totals.states[subject] == .incomplete { notes.append(.incomplete) }
        write(0, .total, result, working, digits: scheme.decimals, notes: notes)
        var depth = 1
        if let office, let shared, let own = root.points, let inherit = scheme.adjustments.inherit {
            let sum = "((100 - \(inherit))×\(own) + \(inherit)×\(office.total)) ÷ 100"
            write(1, .shared, .points(shared), sum)
            write(2, .office(scheme.subjects[office.unit].id), .points(office.total))
            depth = 2
        }
        row(layout.root, .standing, .root, depth)
        group(.bonuses, bonuses)
        group(.penalties, penalties)
        vetoes()
        records()
        award()
    }

    /// The unit whose total the subject takes a share of.
    private var officeTotal: (unit: Int, total: Points)? {
        let person = layout.scheme.subjects[subject]
        guard layout.scheme.adjustments.inherit != nil, !run.policy.isProvisional,
            person.kind == .person,
            let unit = person.office.flatMap({ layout.units[$0] })?.first(where: {
                run.totals.states[$0] != .nothing
            }), case .total(let total) = run.totals.states[unit]
        else { return nil }
        return (unit, total)
    }

    private func share(_ own: Points, _ office: Points?) -> Points? {
        guard let office, let inherit = layout.scheme.adjustments.inherit else { return own }
        var sum = ExactSum()
        sum.add(.hundred, times: own)
        sum.add(-inherit, times: own)
        sum.add(inherit, times: office)
        return sum.over(ExactSum(.hundred))
    }
}
