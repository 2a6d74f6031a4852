import Aggregator
import ArgumentParser
import Notation
import Submission

/// What every decision takes: the centre, the scheme, who signs, and why.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var centre: CentreOptions

    @Option(name: .long, help: "方案编号，只有一个方案时可省。The scheme; needed where there are several.")
    var scheme: SchemeID?

    @Option(name: .customLong("as"), help: "签署人。Who signs.")
    var first: PersonID

    @Option(name: .customLong("with"), help: "同意人，另一个人。Who approves: another person.")
    var second: PersonID?

    @Option(name: .long, help: "理由和依据。Reason and grounds.")
    var reason: String?

    @Flag(help: "只预览，不入日志。Only show what would come of it; nothing is logged.")
    var preview = false

    @OptionGroup var passphrases: PassphraseOptions

    @Option(
        name: .long,
        help: "同意人的口令文件。File whose first line is the approver's passphrase.")
    var withPassphraseFile: String?

    @OptionGroup var output: OutputOptions

    /// Opens the keys; one person for both is refused before any passphrase is read.
    func persons(_ acts: CentreActs) throws -> Deciders {
        guard first != second else {
            throw CommandFailure(Finding(.approvalNotByTwo, ["person": first.text]))
        }
        let file = withPassphraseFile ?? passphrases.passphraseFile
        return try Deciders(
            acts.signer(first, passphrase: passphrases.passphrase(of: first)),
            second.map {
                try acts.signer($0, passphrase: Passphrases.read(file: file, person: $0))
            })
    }

    /// Logs a decision and tells its id; with `--preview` only tells what would come of it.
    func decide(_ items: [DecisionItem], _ acts: CentreActs, because usual: String) throws {
        guard !preview else { return try rehearse(items, acts, because: usual) }
        let id = try acts.decide(
            items, in: acts.scheme(scheme), reason: reason ?? usual, by: persons(acts),
            now: Surroundings.real.now())
        output.answer(
            ["id": .string(id.description)],
            ["zh": "已裁定并入日志：\(id)", "en": "Decided and logged: \(id)"])
    }

    private func rehearse(
        _ items: [DecisionItem], _ acts: CentreActs, because usual: String
    ) throws {
        let rehearsal = try acts.rehearse(
            items, in: acts.scheme(scheme), reason: reason ?? usual, by: persons(acts))
        if let failure = CommandFailure(rehearsal.findings) { throw failure }
        let changes = rehearsal.changes
        output.answer(
            .array(changes),
            [
                "zh": changes.map { ChangeWords(change: $0, zh: true).text }
                    .joined(separator: "\n"),
                "en": changes.map { ChangeWords(change: $0, zh: false).text }
                    .joined(separator: "\n"),
            ])
    }

    /// A cell of the scheme; what is none is wrong use.
    func cell(_ text: String, in scheme: SchemeReference) throws -> Cell {
        guard let cell = Cell(text, scheme: scheme.id) else {
            throw ValidationError("不是单元格 not a cell: \(text)")
        }
        return cell
    }
}

/// A batch or another record, or an entry of a batch.
enum RecordOrEntry: ExpressibleByArgument {
    case record(RecordID)
    case entry(EntryID)

    init?(argument: String) {
        if let entry = EntryID(argument) {
            self = .entry(entry)
        } else if let record = RecordID(hex: argument) {
            self = .record(record)
        } else {
            return nil
        }
    }
}
