package import Notation
internal import Recount
package import Submission

/// Answers to warnings go to the offices in charge, which judge them.
extension CentreActs {
    /// Refers the answer that waits to offices in charge of its indicator, to all of them where
    /// none is named; each gets a word with what the answer says.
    ///
    /// Throws `statement-unknown` where no office gave such an answer to a warning,
    /// `statement-settled` where it does not wait or all of them have it, and
    /// `referral-unit-wrong` where an office is not in charge, is the one that was warned, or where
    /// nobody else is in charge.
    package func refer(
        answer: RecordID, to offices: [OfficeID], by signer: CentreSigner, now: Instant
    ) throws -> [(office: OfficeID, id: RecordID)] {
        let warning = try warning(of: answer)
        guard let waiting = warning.waitingAnswer, waiting.id == answer else {
            throw settled(answer, warning.state.rawValue)
        }
        let wanted = offices.isEmpty ? warning.units : offices
        guard !wanted.isEmpty, wanted.allSatisfy(warning.units.contains) else {
            let units = warning.units.map(\.text).joined(separator: " ")
            throw CentreRefusal(
                .referralUnitWrong, at: answer.description,
                ["indicator": warning.indicator.text, "offices": units.isEmpty ? "—" : units])
        }
        let fresh = wanted.filter { !warning.referredTo.contains($0) }
        guard !fresh.isEmpty else { throw settled(answer, "referred") }
        let records = try fresh.map { office in
            let referral = Referral(
                answer: answer, office: office, subject: warning.subject,
                indicator: warning.indicator)
            let statement = Statement(
                centre: card.centre, key: signer.key.id, kind: .referral, about: answer,
                at: referral.place, text: waiting.statement.text)
            return try signer.key.sign(.statement, statement.payload)
        }
        return Array(zip(fresh, try log(records, at: now)))
    }

    private func settled(_ answer: RecordID, _ state: String) -> CentreRefusal {
        CentreRefusal(
            .statementSettled, at: answer.description, ["kind": "answer", "state": state])
    }
}
