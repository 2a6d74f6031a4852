package import Notation
internal import Recount
package import Submission

/// What persons of the centre say of answers to warnings, and of appeals.
extension CentreActs {
    /// Accepts the answer to a warning, which closes it, or returns it for another one.
    ///
    /// What an office in charge said of the answer is passed on by saying the same, in its words
    /// where `text` has none. Throws `statement-unknown` where no office gave such an answer to a
    /// warning, `statement-settled` where it is closed or returned already, and
    /// `statement-text-missing` for a return without words.
    package func review(
        answer: RecordID, accept: Bool, text: String?, by signer: CentreSigner, now: Instant
    ) throws -> RecordID {
        let warning = try warning(of: answer)
        let untold = warning.untold.flatMap { word in
            word.statement.about == answer && (word.statement.kind == .approval) == accept
                ? word : nil
        }
        let isOpen = warning.state != .closed && (accept || warning.waitingAnswer?.id == answer)
        guard isOpen || untold != nil else {
            throw CentreRefusal(
                .statementSettled, at: answer.description,
                ["kind": "answer", "state": warning.state.rawValue])
        }
        return try rule(
            answer, yes: accept, text: text ?? untold?.statement.text, by: signer, now: now)
    }

    /// The warning to which an office gave an answer; throws `statement-unknown`.
    func warning(of answer: RecordID) throws -> WarningCase {
        let warning = try book.warnings().first { warning in
            warning.words.contains { $0.id == answer && $0.statement.kind == .answer }
        }
        guard let warning else {
            throw CentreRefusal(.statementUnknown, at: answer.description, ["kind": "answer"])
        }
        return warning
    }

    /// Says of an appeal that it is right, or that it is not; no score changes by it.
    ///
    /// Throws `statement-unknown`, `statement-settled` where the same was said already, and
    /// `statement-text-missing`.
    package func answer(
        appeal: RecordID, uphold: Bool, text: String, by signer: CentreSigner, now: Instant
    ) throws -> RecordID {
        let known = try book.appeals { _ in nil }.first { $0.appeal.id == appeal }
        guard let known else {
            throw CentreRefusal(.statementUnknown, at: appeal.description, ["kind": "appeal"])
        }
        guard known.state != (uphold ? .upheld : .denied), known.followedBy == nil else {
            throw CentreRefusal(
                .statementSettled, at: appeal.description,
                ["kind": "appeal", "state": known.state.rawValue])
        }
        try demand(text, of: uphold ? .approval : .rejection, about: appeal)
        return try rule(appeal, yes: uphold, text: text, by: signer, now: now)
    }

    private func rule(
        _ about: RecordID, yes: Bool, text: String?, by signer: CentreSigner, now: Instant
    ) throws -> RecordID {
        let kind: Statement.Kind = yes ? .approval : .rejection
        if !yes { try demand(text, of: kind, about: about) }
        let statement = Statement(
            centre: card.centre, key: signer.key.id, kind: kind, about: about, text: text)
        let payload = statement.payload
        guard (try? RecordContent(type: .statement, payload: payload)) != nil else {
            throw CentreRefusal(
                .sealTextTooLong, at: about.description,
                [
                    "what": "text", "size": "\(text?.count ?? 0)",
                    "limit": "\(Limits.commentCharacters)",
                ])
        }
        return try log([signer.key.sign(.statement, payload)], at: now)[0]
    }

    private func demand(
        _ text: String?, of kind: Statement.Kind, about: RecordID
    ) throws {
        guard (text ?? "").allSatisfy(\.isWhitespace) else { return }
        throw CentreRefusal(
            .statementTextMissing, at: about.description, ["kind": kind.rawValue])
    }
}
