public import Notation
public import Submission

/// An answer to a warning that was referred to an office, as that office knows it.
public struct ReferredAnswer: Hashable, Sendable {
    /// What is to be judged.
    public let referral: Referral
    /// The referral, and what was said of the answer by this office and by the centre, in the order
    /// in which it came.
    public let words: [Word]

    /// The answers referred to an office, in the order in which they came.
    ///
    /// - Parameter words: everything said, as far as the office has it.
    public static func all(_ words: [Word], to office: OfficeID) -> [ReferredAnswer] {
        let about = Dictionary(grouping: words, by: \.statement.about)
        var known: Set<RecordID> = []
        return words.compactMap { word in
            guard let referral = Referral(word.statement, by: word.role),
                referral.office == office, known.insert(referral.answer).inserted
            else { return nil }
            let said = about[referral.answer, default: []].drop { $0 != word }
            return ReferredAnswer(referral: referral, words: Array(said))
        }
    }

    /// What the office that was warned has answered.
    public var text: String? { words.first?.statement.text }

    /// How far it has come: `answered` until somebody who may has settled it.
    public var state: WarningCase.State {
        WarningProgress(
            .answered, of: referral.warning,
            answers: [WarningProgress.Answer(id: referral.answer, text: text)],
            units: [referral.office], words: words
        ).state
    }

    /// True where this office is asked to judge it.
    public var waits: Bool { state == .answered }

    /// The shape of `docs/cli.md`.
    public var json: JSON {
        var members: [String: JSON] = [
            "answer": .string(referral.answer.description), "at": .string(referral.warning),
            "indicator": .string(referral.indicator.text),
            "referredTo": [.string(referral.office.text)], "state": .string(state.rawValue),
            "subject": .string(referral.subject.text), "words": .array(words.map(\.json)),
        ]
        members["text"] = text.map { .string($0) }
        return .object(members)
    }
}
