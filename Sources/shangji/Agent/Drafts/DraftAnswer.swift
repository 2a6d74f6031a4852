import Agent
import Notation
import Submission

/// How drafts are shown.
enum DraftAnswer {
    /// The entries with their findings, and all findings together.
    static func json(_ drafts: [CheckedDraft]) -> JSON {
        [
            "entries": .array(drafts.map(json)),
            "findings": .array(drafts.flatMap(\.findings).map(\.json)),
        ]
    }

    /// A line a draft, its findings below it.
    static func words(_ drafts: [CheckedDraft], _ output: OutputOptions) -> FindingCode.Words {
        guard !drafts.isEmpty else { return ["zh": "没有草稿。", "en": "There are no drafts."] }
        let lines = drafts.map { checked in
            let sentences = checked.findings.map { "  ! " + sentence($0, output) }
            let files = checked.draft.evidence.map { "  + \($0.name)  \($0.bytes) B" }
            return (["\(checked.draft.place)  \(checked.draft.content.shown)"] + files + sentences)
                .joined(separator: "\n")
        }
        let text = lines.joined(separator: "\n")
        return ["zh": text, "en": text]
    }

    static func sentence(_ finding: Finding, _ output: OutputOptions) -> String {
        output.lang == .zh ? finding.zh + finding.remedy.zh : "\(finding.en) \(finding.remedy.en)"
    }

    private static func json(_ file: Evidence) -> JSON {
        [
            "bytes": .integer(file.bytes), "name": .string(file.name),
            "sha256": .string(file.digest.hex), "type": .string(file.mediaType),
        ]
    }

    private static func json(_ checked: CheckedDraft) -> JSON {
        let draft = checked.draft
        var members: [String: JSON] = [
            "cell": .string(draft.place.description), "period": .string(draft.place.period.text),
            "indicator": .string(draft.place.indicator.text),
            "subject": .string(draft.place.subject.text),
            "changedAt": .string(draft.changedAt.description),
            "findings": .array(checked.findings.map(\.json)),
        ]
        switch draft.place.slot {
        case .sole: break
        case .role(let role): members["role"] = .string(role.text)
        case .rater(let role, let rater):
            members["role"] = .string(role.text)
            members["rater"] = .string(rater.text)
        case .event(let event): members["event"] = .string(event.description)
        }
        switch draft.content {
        case .typed(let text): members["value"] = .string(text)
        case .notApplicable(let reason): members["notApplicable"] = .string(reason)
        case .withdrawn: members["withdrawn"] = true
        }
        if let comment = draft.comment { members["comment"] = .string(comment) }
        if !draft.evidence.isEmpty { members["evidence"] = .array(draft.evidence.map(json)) }
        if let event = draft.event {
            members["date"] = .string(event.date.description)
            members["reason"] = .string(event.reason)
        }
        if let scheme = draft.scheme {
            members["scheme"] = [
                "id": .string(scheme.id.text), "version": .integer(scheme.version),
                "hash": .string(scheme.hash.hex),
            ]
        }
        return .object(members)
    }
}
