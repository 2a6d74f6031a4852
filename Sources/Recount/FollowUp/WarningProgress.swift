internal import Notation
internal import Submission

/// How far a warning comes by what is said of it, word by word.
///
/// A clerk or head of the centre accepts or returns an answer at any time. A person of an office in
/// charge does so while the answer waits, once the centre has referred it to that office with the
/// words that it has. Nobody else's word does anything.
struct WarningProgress {
    /// How far it has come.
    private(set) var state: WarningCase.State
    /// The word of an office in charge that settled it, until the centre has said the same.
    private(set) var untold: Word?
    private var answers: [Answer]
    private var referred: [RecordID: [OfficeID]] = [:]
    private let name: String
    private let units: [OfficeID]

    /// An answer that was given.
    struct Answer {
        let id: RecordID
        let text: String?
    }

    /// - Parameters:
    ///   - name: the warning, as statements name it.
    ///   - units: the offices that may judge its answers.
    init(
        _ state: WarningCase.State, of name: String, answers: [Answer] = [], units: [OfficeID],
        words: [Word]
    ) {
        self.state = state
        self.answers = answers
        self.name = name
        self.units = units
        for word in words { take(word) }
    }

    /// The offices to which the last answer was referred, in the order in which that was done.
    var referredTo: [OfficeID] { answers.last.flatMap { referred[$0.id] } ?? [] }

    private mutating func take(_ word: Word) {
        let about = word.statement.about
        switch word.statement.kind {
        case .acknowledgement where state == .open:
            state = .acknowledged
        case .answer where state != .closed:
            answers.append(Answer(id: word.id, text: word.statement.text))
            state = .answered
            untold = nil
        case .referral:
            refer(word)
        case .approval, .rejection:
            guard answers.contains(where: { $0.id == about }) else { return }
            if let ruling = word.ruling { rule(ruling, on: about) } else { judge(word) }
        default: break
        }
    }

    /// Words other than the answer's own are no copy of it, and refer nothing.
    private mutating func refer(_ word: Word) {
        guard let referral = Referral(word.statement, by: word.role), referral.warning == name,
            units.contains(referral.office),
            let answer = answers.first(where: { $0.id == referral.answer }),
            answer.text == word.statement.text,
            referred[answer.id]?.contains(referral.office) != true
        else { return }
        referred[answer.id, default: []].append(referral.office)
    }

    /// The centre accepts any answer that was given, and returns the one that waits.
    private mutating func rule(_ accepts: Bool, on answer: RecordID) {
        if accepts {
            state = .closed
            untold = nil
        } else if waits(answer) {
            state = .returned
        } else if untold?.statement.kind == .rejection, untold?.statement.about == answer {
            untold = nil
        }
    }

    /// An office in charge judges the answer that waits; it returns none without saying why.
    private mutating func judge(_ word: Word) {
        let answer = word.statement.about
        guard case .officePerson(_, let office) = word.role, waits(answer),
            referred[answer]?.contains(office) == true
        else { return }
        let accepts = word.statement.kind == .approval
        guard accepts || !(word.statement.text ?? "").allSatisfy(\.isWhitespace) else { return }
        state = accepts ? .closed : .returned
        untold = word
    }

    private func waits(_ answer: RecordID) -> Bool {
        state == .answered && answers.last?.id == answer
    }
}
