import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent statement`: a signed word about a record.
struct AgentStatement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "对记录签署声明：同意、不同意、知悉、答复、申诉、细则。Sign a word about a record.")

    /// The kinds that an office's person says.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        /// The kinds of `Statement.Kind`.
        case approval, rejection, acknowledgement, answer, appeal, rules
    }

    @OptionGroup var agent: AgentOptions
    @OptionGroup var passphrases: PassphraseOptions

    @Argument(help: "声明类别。The kind.")
    var kind: Kind

    @Option(name: .long, help: "所指记录的编号。The id of the record it is about.")
    var about: RecordID

    @Option(name: .long, help: "所指单元格或行。The cell or row of it.")
    var at: String?

    @Option(name: .long, help: "文字。The text.")
    var text: String?

    @Option(help: "随答复、申诉附上的文件，可多次。A file that goes with an answer or an appeal.")
    var evidence: [String] = []

    @Option(name: .customLong("as"), help: "签署人。Who signs.")
    var person: PersonID

    func validate() throws {
        let takes = Statement.Kind(rawValue: kind.rawValue)?.takesEvidence ?? false
        guard evidence.isEmpty || takes else {
            throw ValidationError(
                "--evidence: 只有答复和申诉可附文件 only an answer or an appeal takes files")
        }
        try Statement.checkNumber(of: evidence)
    }

    func run() async throws {
        let passphrase = try passphrases.passphrase(of: person)
        let said = Statement.Kind(rawValue: kind.rawValue) ?? .approval
        let id = try await agent.change("statement") { folder in
            try Statements.make(
                said, about: about, at: at, text: text, evidence: evidence, by: person,
                passphrase: passphrase,
                in: folder)
        }
        agent.output.answer(
            ["id": .string(id.description)],
            ["zh": "已签署，待同步：\(id)", "en": "Signed, to be sent with the next sync: \(id)"])
    }
}

extension Statement {
    /// Throws where a statement cannot name so many files.
    static func checkNumber(of files: [String]) throws {
        guard files.count <= Limits.blobs else {
            throw ValidationError("--evidence: 最多 at most \(Limits.blobs)")
        }
    }
}
