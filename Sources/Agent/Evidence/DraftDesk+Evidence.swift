package import Notation
internal import Submission

/// Evidence 佐证材料 at the clerk's desk.
extension DraftDesk {
    /// Copies files in and attaches them to the draft of a cell.
    ///
    /// All are copied before one is attached. Refused with `draft-missing`, and with what
    /// ``EvidenceFolder/take(_:)`` refuses.
    package func attach(
        _ files: [String], to place: DraftPlace, scheme: SchemeID? = nil
    ) throws -> CheckedDraft {
        let draft = try draft(of: place, scheme)
        let copies = try files.map { try evidence.take($0) }
        try database.attach(copies, to: draft)
        return check(try self.draft(of: place, scheme))
    }

    /// Takes a file off the draft of a cell, by its name or its SHA-256.
    ///
    /// The copy goes too where nothing else names it. Refused with `evidence-not-attached`.
    package func detach(
        _ name: String, from place: DraftPlace, scheme: SchemeID? = nil
    ) throws -> CheckedDraft {
        let draft = try draft(of: place, scheme)
        let files = draft.evidence.filter { $0.name == name || $0.digest.hex == name }
        guard !files.isEmpty else {
            throw AgentRefusal(.evidenceUnknown, at: place.description, ["name": name])
        }
        for file in files {
            try database.detach(file.digest, from: draft)
            try drop([file])
        }
        return check(try self.draft(of: place, scheme))
    }

    /// Takes copies away that nothing names any more.
    func drop(_ files: [Evidence]) throws { try evidence.drop(files, in: database) }

    /// What lacks at this computer of a draft's evidence.
    func missing(_ draft: Draft) -> [Finding] {
        draft.evidence.filter { !evidence.holds($0) }.map { file in
            Finding(
                .evidenceMissing, at: draft.place.description + " " + file.name,
                ["hash": file.digest.hex])
        }
    }

    private func draft(of place: DraftPlace, _ scheme: SchemeID?) throws -> Draft {
        let drafts = try database.drafts(period: place.period).filter {
            $0.place == place && (scheme == nil || $0.scheme?.id == scheme)
        }
        guard let draft = drafts.first else {
            throw AgentRefusal(.draftMissing, at: place.description)
        }
        guard drafts.count == 1 else {
            let names = drafts.compactMap(\.scheme?.id.text).joined(separator: ", ")
            throw AgentRefusal(
                .draftSchemeUnclear, ["period": place.period.text, "schemes": names])
        }
        return draft
    }
}

extension EvidenceFolder {
    /// Takes copies away that no draft and no record names any more.
    func drop(_ files: [Evidence], in database: AgentDatabase) throws {
        for file in files where try !database.names(file.digest) { remove(file.digest) }
    }
}
