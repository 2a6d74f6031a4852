import Notation

extension Grading {
    func write(into members: inout Members) {
        if !grades.isEmpty { members.put("grades", grades.map(\.json)) }
        members.put("vetoGrade", vetoGrade)
        members.put("tieAtQuota", tieAtQuota, unless: .exclude)
        if !tieBreak.isEmpty { members.put("tieBreak", tieBreak.map { .string($0.text) }) }
        guard let award else { return }
        var inner = Members()
        inner.put("base", Members.row(award.base))
        inner.put("deduct", numbers: award.deduct)
        inner.put("parts", numbers: award.parts)
        members.put("award", inner.json)
    }
}

extension Grade {
    var json: JSON {
        var members = Members()
        members.put("id", id)
        members.put("name", name)
        members.put("min", min)
        members.put("require", numbers: require)
        members.put("quota", quota)
        if let quotaByOffice {
            var shares = Members()
            for (grade, share) in quotaByOffice.grades { shares.put(grade.text, share) }
            shares.put("otherwise", quotaByOffice.otherwise)
            members.put("quotaByOffice", shares.json)
        }
        members.put("coefficient", coefficient, unless: .one)
        return members.json
    }
}

extension Adjustments {
    func write(into members: inout Members) {
        members.put("inherit", inherit)
        members.put("bonusCap", bonusCap)
        members.put("penaltyCap", penaltyCap)
    }
}

extension Procedure {
    func write(into members: inout Members) {
        members.put("reviewer", reviewer)
        members.put("late", late, unless: .hold)
        guard let witnesses else { return }
        var inner = Members()
        inner.put("quorum", witnesses.quorum, unless: witnesses.keys.count)
        inner.put("keys", witnesses.keys.map { .string($0) })
        members.put("witnesses", inner.json)
    }
}

extension Feedback {
    func write(into members: inout Members) {
        members.put("selfMargin", selfMargin, unless: Feedback.defaultSelfMargin)
        var inner = Members()
        inner.put("warnLast", warnLast, unless: 3)
        inner.put("show", show, unless: .own)
        members.put("feedback", ifNotEmpty: inner)
    }
}

extension Amendment {
    var json: JSON {
        var members = Members()
        members.put("reason", reason)
        guard !leaves.isEmpty else { return members.json }
        var inner = Members()
        for (leaf, change) in leaves {
            var one = Members()
            one.put("carry", change.carry, unless: .ask)
            one.put("from", change.from)
            inner.put(leaf.text, one.json)
        }
        members.put("leaves", inner.json)
        return members.json
    }
}
