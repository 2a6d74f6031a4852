internal import Assessment
package import Notation
internal import Recount
internal import Submission

/// The archive of a subject: every event that was ever given about it, counted or not.
extension LogBook {
    /// Bonuses, penalties, vetoes and what is only noted, over all schemes, by date.
    ///
    /// Each `{"cell","counts","date","entry","evidence","indicator","office","period","preparer",
    /// "reason","receivedAt","reviewer","rule","scheme","title","value","why"}`; `counts` is true
    /// where it is in force for its period, `why` has the codes of what stands against it. Throws
    /// `subject-unknown`.
    package func archive(of subject: SubjectID) throws -> [JSON] {
        let events = try merged { state -> [Event] in
            let schemes = try state.registry.schemeIDs.compactMap { id in
                try state.registry.currentScheme(id).map {
                    try Scheme(canonical: $0.scheme.body)
                }
            }
            let known = schemes.flatMap(\.subjects).map(\.id)
            guard known.contains(subject) else {
                let hint = Suggestion.hint(for: subject.text, among: known.map(\.text))
                throw CentreRefusal(
                    .entrySubjectUnknown, at: subject.text,
                    ["subject": subject.text].merging(hint) { $1 })
            }
            return schemes.flatMap { state.events(of: subject, in: $0) }
        }
        let told = try store.read { view in
            try events.map { event in try event.json(view.signedEntry(event.id)) }
        }
        return told.sorted {
            ($0["date"]?.string ?? "", $0["entry"]?.string ?? "")
                < ($1["date"]?.string ?? "", $1["entry"]?.string ?? "")
        }
    }
}

/// One entry of an event.
private struct Event: Sendable {
    let id: EntryID
    let cell: Cell
    let title: String
    let rule: String
    let counts: Bool
    let why: [String]

    func json(_ signed: (batch: Batch, at: Instant)?) -> JSON {
        var members: [String: JSON] = [
            "cell": .string(cell.description), "counts": .bool(counts),
            "entry": .string(id.description), "indicator": .string(cell.indicator.text),
            "period": .string(cell.period.text), "rule": .string(rule),
            "scheme": .string(cell.scheme.text), "title": .string(title),
            "why": .array(why.map { .string($0) }),
        ]
        guard let (batch, at) = signed, id.index < batch.entries.count else {
            return .object(members)
        }
        let entry = batch.entries[id.index]
        let fields = (try? JSON(batch.payload, form: .canonical))?["entries"]?.array?[id.index]
        members["date"] = fields?["date"]
        members["evidence"] = fields?["evidence"] ?? []
        members["office"] = .string(batch.header.office.text)
        members["preparer"] = .string(batch.header.preparer.text)
        members["reason"] = fields?["reason"]
        members["receivedAt"] = .string(at.description)
        members["reviewer"] = batch.header.reviewer.map { .string($0.text) }
        if case .number(let value) = entry.content { members["value"] = .string("\(value)") }
        if case .withdrawn = entry.content { members["value"] = "withdrawn" }
        return .object(members)
    }
}

extension State {
    /// The entries of events of a subject, cell by cell.
    fileprivate func events(of subject: SubjectID, in scheme: Scheme) -> [Event] {
        let outline = Outline(scheme)
        return cells(of: scheme.id).filter { cell in
            guard case .event = cell.slot else { return false }
            return cell.subject == subject
        }.flatMap { cell in
            let found = self.cell(cell)
            let indicator = outline[cell.indicator]?.indicator
            let open = openFindings(cell).map(\.code.text)
            return found.entries.map { entry in
                let isHead = found.heads.contains(entry.id)
                return Event(
                    id: entry.id, cell: cell, title: indicator?.title ?? cell.indicator.text,
                    rule: indicator?.leaf?.rule.effect?.rawValue ?? "",
                    counts: isHead && found.status.isValue && entry.verdict.status == .accepted,
                    why: entry.verdict.findings.map(\.code.text) + open
                        + (isHead || entry.verdict.status != .accepted ? [] : ["replaced"]))
            }
        }
    }
}

extension CellState.Status {
    fileprivate var isValue: Bool {
        if case .value = self { true } else { false }
    }
}

extension StoreView {
    /// The batch of an entry, and when it came.
    fileprivate func signedEntry(_ id: EntryID) throws -> (batch: Batch, at: Instant)? {
        guard let index = try index(of: id.record), let stored = try record(at: index) else {
            return nil
        }
        return (try Batch(payload: stored.record.payload), stored.receivedAt)
    }
}
