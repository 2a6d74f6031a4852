import Aggregator
import ArgumentParser
import Notation
import Recount
import Submission

/// The command `shangji aggregator statements`.
struct StatementsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statements",
        abstract: "各方声明：绩效协议、申诉、答复、同意。The signed words: contracts, appeals, answers, approvals.",
        discussion: """
            --about 写方案编号时，也列出哪些单位还没有人签署现行版本。
            Where --about is a scheme, the offices are named of which nobody has signed its version.
            """)

    @OptionGroup var centre: CentreOptions

    @Option(help: "类别。One kind, as approval, rejection, answer, referral, appeal, rules.")
    var kind: Statement.Kind?

    @Option(help: "所指记录，或方案编号。The record they are about, or a scheme.")
    var about: String?

    @Option(help: "单位。One office.")
    var office: OfficeID?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let book = try centre.log()
        let scheme = try about.flatMap { try book.schemeRecord($0) }
        guard let record = scheme?.record ?? about.flatMap({ RecordID(hex: $0) }) else {
            guard let about else { return try answer(book, nil, nil) }
            throw ValidationError("--about: 不是记录或方案 neither record nor scheme: \(about)")
        }
        try answer(book, record, scheme)
    }

    private func answer(
        _ book: LogBook, _ record: RecordID?, _ scheme: SchemeVersion?
    ) throws {
        let words = try book.words().filter { word in
            (kind == nil || word.statement.kind == kind)
                && (record == nil || word.statement.about == record)
                && (office == nil || word.office == office)
        }
        let unsigned = try scheme.map {
            try book.unsigned($0).filter { office == nil || $0 == office }
        }
        let time = try LocalTime(zone: book.timezone(of: scheme?.reference.id))
        var members: [String: JSON] = ["statements": .array(words.map(\.json))]
        members["unsigned"] = unsigned.map { .array($0.map { .string($0.text) }) }
        output.answer(
            .object(members),
            [
                "zh": text(words, unsigned, time, zh: true),
                "en": text(words, unsigned, time, zh: false),
            ])
    }

    private func text(
        _ words: [Word], _ unsigned: [OfficeID]?, _ time: LocalTime, zh: Bool
    ) -> String {
        var table = Table(
            head: zh
                ? ["时间", "签署人", "类别", "所指", "位置", "文字", "编号"]
                : ["time", "signer", "kind", "about", "place", "text", "id"])
        table.rows = words.map { word in
            [
                time.text(word.at), WordWords.signer(word, zh: zh),
                WordWords.kind(word.statement.kind, zh: zh),
                String(word.statement.about.description.prefix(12)), word.statement.at ?? "",
                WordWords.start(word.statement.text ?? ""), word.id.description,
            ]
        }
        guard let unsigned else { return table.text }
        let names = unsigned.map(\.text).joined(separator: " ")
        let rest = unsigned.isEmpty ? (zh ? "各单位都已签署" : "every office has signed") : names
        return table.text + (zh ? "\n未签署：" : "\nnot signed: ") + rest
    }
}
