import Notation

/// Grades and all that is done with totals.
extension SchemeReader {
    mutating func grading(_ fields: Fields) -> Grading {
        var grading = Grading()
        if fields["grades"] != nil {
            grading.grades =
                elements(fields, "grades", limit: Scheme.Limits.grades) { $0.grade($1, $2) } ?? []
        }
        grading.vetoGrade = optionalID(fields, "vetoGrade")
        grading.tieAtQuota = word(fields, "tieAtQuota", default: .exclude)
        grading.tieBreak = ids(fields, "tieBreak", limit: Scheme.Limits.leaves)
        grading.award = award(fields)
        return grading
    }

    private mutating func grade(_ node: SourceNode, _ path: String) -> Grade? {
        let keys = ["id", "name", "min", "require", "quota", "quotaByOffice", "coefficient"]
        guard let fields = open(node, path, keys: keys) else { return nil }
        let id: GradeID? = id(fields)
        let name = text(fields, "name")
        let require: [IndicatorID: Points] =
            fields["require"].map { named($0, "\(path)/require", .score) } ?? [:]
        let quota = optionalPoints(fields, "quota", .share)
        let byOffice = quotaByOffice(fields)
        let coefficient = optionalPoints(fields, "coefficient", .notNegative) ?? .one
        let min = optionalPoints(fields, "min", .any)
        guard let id, let name else { return nil }
        return Grade(
            id: id, name: name, min: min, require: require, quota: quota, quotaByOffice: byOffice,
            coefficient: coefficient)
    }

    private mutating func quotaByOffice(_ fields: Fields) -> QuotaByOffice? {
        guard let node = fields["quotaByOffice"] else { return nil }
        var shares: [GradeID: Points] = named(node, "\(fields.path)/quotaByOffice", .share)
        let otherwise = shares.first { $0.key.text == "otherwise" }
        guard let otherwise else {
            report(.schemeKeyMissing, at: node.place, ["key": "otherwise"])
            return nil
        }
        shares[otherwise.key] = nil
        return QuotaByOffice(grades: shares, otherwise: otherwise.value)
    }

    private mutating func award(_ fields: Fields) -> Award? {
        guard let node = fields["award"],
            let award = open(node, "/award", keys: ["base", "deduct", "parts"])
        else { return nil }
        guard let base = award["base"] else {
            reportMissing(award, "base")
            return nil
        }
        let bases: [GroupID?: Points]
        if case .text = base.content {
            bases = points(base, key: "base", .notNegative).map { [nil: $0] } ?? [:]
        } else {
            bases = numbers(base, "/award/base", .notNegative)
        }
        let deduct: [IndicatorID: Points] =
            award["deduct"].map { named($0, "/award/deduct", .share) } ?? [:]
        let parts: [IndicatorID: Points] =
            award["parts"].map { named($0, "/award/parts", .share) } ?? [:]
        return Award(base: bases, deduct: deduct, parts: parts)
    }

    mutating func adjustments(_ fields: Fields) -> Adjustments {
        var adjustments = Adjustments()
        adjustments.inherit = optionalPoints(fields, "inherit", .percent)
        adjustments.bonusCap = optionalPoints(fields, "bonusCap", .notNegative)
        adjustments.penaltyCap = optionalPoints(fields, "penaltyCap", .notNegative)
        return adjustments
    }

    mutating func procedure(_ fields: Fields) -> Procedure {
        var procedure = Procedure()
        procedure.reviewer = truth(fields, "reviewer")
        procedure.late = word(fields, "late", default: .hold)
        procedure.witnesses = witnesses(fields)
        return procedure
    }

    private mutating func witnesses(_ fields: Fields) -> Witnesses? {
        guard let node = fields["witnesses"],
            let inner = open(node, "/witnesses", keys: ["quorum", "keys"])
        else { return nil }
        guard let keys = elements(inner, "keys", limit: 32, { $0.witnessKey($1, $2) }) else {
            return nil
        }
        reportRepeated(keys, node, "keys")
        let quorum = whole(inner, "quorum", 1...32) ?? keys.count
        if quorum > keys.count || keys.isEmpty {
            report(
                .schemeValueWrong, at: node.place,
                [
                    "key": "quorum", "value": "\(quorum)", "hint": "不大于见证人数 \(keys.count)",
                    "hintEn": "at most the number of witnesses, \(keys.count)",
                ])
        }
        return Witnesses(quorum: quorum, keys: keys)
    }

    private mutating func witnessKey(_ node: SourceNode, _ path: String) -> String? {
        guard let (text, _) = characters(node, key: "keys") else { return nil }
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        let valid =
            parts.count == 3 && !parts[0].isEmpty && text.utf8.count <= 512
            && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
            && Hex.decode(parts[1].utf8)?.count == 4 && parts[2].utf8.count >= 44
        if valid { return text }
        reportValue(
            node, "keys", text, zh: "“名称+散列+base64”形式的验证公钥",
            en: "a verifier key: name+hash+base64")
        return nil
    }

    mutating func feedback(_ fields: Fields) -> Feedback {
        var feedback = Feedback()
        feedback.selfMargin =
            optionalPoints(fields, "selfMargin", .notNegative) ?? Feedback.defaultSelfMargin
        guard let node = fields["feedback"],
            let inner = open(node, "/feedback", keys: ["warnLast", "show"])
        else { return feedback }
        feedback.warnLast = whole(inner, "warnLast", 0...1_000) ?? 3
        feedback.show = word(inner, "show", default: .own)
        return feedback
    }

    mutating func amendment(_ fields: Fields) -> Amendment? {
        guard let node = fields["amendment"],
            let inner = open(node, "/amendment", keys: ["reason", "leaves"])
        else { return nil }
        var changes: [IndicatorID: Amendment.Change] = [:]
        for member in inner["leaves"].flatMap({ members($0, "/amendment/leaves") }) ?? [] {
            let path = "/amendment/leaves/\(member.key)"
            guard let id: IndicatorID = id(member.key, member.node, key: path),
                let change = open(member.node, path, keys: ["carry", "from"])
            else { continue }
            changes[id] = Amendment.Change(
                carry: word(change, "carry", default: .ask), from: optionalID(change, "from"))
        }
        let reason = text(inner, "reason", limit: Scheme.Limits.note)
        return reason.map { Amendment(reason: $0, leaves: changes) }
    }
}
