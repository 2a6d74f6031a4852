import Notation

/// Periods, and what exists in them.
extension SchemeCheck {
    mutating func lifetimes() {
        for period in scheme.periods {
            let path = "/periods/\(period.id)"
            if let opens = period.opens, let closes = period.closes, closes < opens {
                add(.schemePeriodDates, "\(path)/closes", ["period": period.id.text])
            }
            if period.kind == .pre, period.weight != nil {
                add(.schemePeriodPreWeight, "\(path)/weight", ["period": period.id.text])
            }
        }
        if scheme.periods.allSatisfy({ $0.weight == nil }) {
            warn(.warningNoWeightedPeriod, "/periods")
        }
        composition()
        for office in scheme.offices {
            lifetime(office.lifetime, office.id.text, "/offices/\(office.id)")
        }
        for subject in scheme.subjects {
            lifetime(subject.lifetime, subject.id.text, "/subjects/\(subject.id)")
        }
        succession(scheme.offices.map { ($0.id, $0.succeeds) }, "/offices")
        succession(scheme.subjects.map { ($0.id, $0.succeeds) }, "/subjects")
    }

    private mutating func lifetime(_ life: Lifetime, _ id: String, _ path: String) {
        guard let from = life.from.flatMap(order.place),
            let until = life.until.flatMap(order.place),
            until < from
        else { return }
        add(.schemeLifetimeWrong, "\(path)/until", ["id": id])
    }

    /// Nothing succeeds itself, at first or later hand: what is left after taking away, again and
    /// again, all that succeeds nothing that is left, stands in or behind a circle.
    private mutating func succession<Kind>(
        _ pairs: [(Identifier<Kind>, [Identifier<Kind>])], _ path: String
    ) {
        var waiting: [Identifier<Kind>: Int] = [:]
        var heirs: [Identifier<Kind>: [Identifier<Kind>]] = [:]
        for (heir, before) in pairs where !before.isEmpty {
            waiting[heir] = before.count
            for one in before { heirs[one, default: []].append(heir) }
        }
        var free = pairs.filter { $0.1.isEmpty }.map(\.0)
        while let next = free.popLast() {
            for heir in heirs[next] ?? [] {
                guard let left = waiting[heir] else { continue }
                waiting[heir] = left > 1 ? left - 1 : nil
                if left == 1 { free.append(heir) }
            }
        }
        for id in waiting.keys.sorted() {
            add(.schemeSuccessionCircle, "\(path)/\(id)/succeeds", ["id": id.text])
        }
    }
}
