import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent seal`: drafts become a signed batch.
struct AgentSeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "封存草稿为签名批次，不可更改。Seal drafts into a signed batch.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "考核期。The period.")
    var period: PeriodID

    @Option(name: .long, help: "只封存这些单元格。Only these cells.")
    var only: [String] = []

    @Option(name: .long, help: "方案，有几个时指明。The scheme, where there are several.")
    var scheme: SchemeID?

    @Option(name: .customLong("as"), help: "经办人，默认为加入者。The preparer; by default who joined.")
    var preparer: PersonID?

    @Option(name: .long, help: "审核人。The reviewer.")
    var reviewer: PersonID?

    @Option(name: .long, help: "附言。A note.")
    var note: String?

    @Flag(
        name: .long,
        help: "有校验结果也封存，中心会退回有误的条目。Seal despite findings; the centre will return what is wrong.")
    var despiteFindings = false

    func run() async throws {
        var request = SealRequest(period: period)
        request.only = try only.map(DraftPlace.reading)
        request.scheme = scheme
        request.preparer = preparer
        request.reviewer = reviewer
        request.note = note
        request.despiteFindings = despiteFindings
        let (sealed, lacking) = try await agent.change("seal") { folder in
            let sealed = try Sealer(folder: folder).seal(request)
            let scheme = sealed.batch.header.scheme.id
            let desk = try DraftDesk(folder: folder)
            return (sealed, try desk.lacking(in: period, scheme: scheme).first?.finding)
        }
        let count = sealed.batch.entries.count
        let sequence = sealed.batch.header.sequence
        agent.output.answer(
            [
                "id": .string(sealed.record.id.description), "seq": .integer(sequence),
                "entries": .integer(Int64(count)), "sealCode": .string(sealed.code.description),
                "lacking": lacking?.json ?? .null,
            ],
            [
                "zh":
                    "已封存第 \(sequence) 批，共 \(count) 条。\n批次 \(sealed.record.id)\n封存码 \(sealed.code)",
                "en":
                    "Sealed batch \(sequence) with \(count) entries.\nBatch \(sealed.record.id)\nSeal code \(sealed.code)",
            ])
        if let lacking { agent.output.tell(lacking) }
    }
}
